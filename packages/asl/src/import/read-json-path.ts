import type { ExpressionNode, ReferenceRoot } from "../expressions/expression-node.ts";
import { type PathRoot, printJsonPath } from "../expressions/print-json-path.ts";
import { jsonPath } from "../expressions/raw.ts";
import { toNode } from "../expressions/to-node.ts";

/** A path or a call of an intrinsic function as an expression; as its author wrote it where the model would spell it otherwise. */
export function readJsonPath(text: string, root: PathRoot): ExpressionNode {
  const raw = toNode(jsonPath(text));
  try {
    const [node, rest] = readValue(text, root) ?? [];
    return node && rest === "" && printJsonPath(node, root) === text ? node : raw;
  } catch {
    // The printer refuses it.
    return raw;
  }
}

/** What was read, and the text after it. */
type Read = readonly [node: ExpressionNode, rest: string];

function readValue(text: string, root: PathRoot): Read | undefined {
  const call = /^(States\.\w+)\(\s*/.exec(text);
  if (call?.[1] !== undefined) return readCall(call[1], text.slice(call[0].length), root);
  if (text.startsWith("'")) {
    const quoted = /^'((?:[^'\\]|\\.)*)'/s.exec(text);
    // What the escapes mean is the function's business.
    return quoted?.[1] === undefined
      ? undefined
      : [{ kind: "literal", value: quoted[1] }, text.slice(quoted[0].length)];
  }
  const scalar = /^(-?\d+(?:\.\d+)?|true|false|null)(?=[\s,)]|$)/.exec(text);
  if (scalar?.[1] !== undefined)
    return [{ kind: "literal", value: JSON.parse(scalar[1]) }, text.slice(scalar[0].length)];
  return readPath(text, root);
}

function readCall(name: string, inside: string, root: PathRoot): Read | undefined {
  const args: ExpressionNode[] = [];
  let rest = inside;
  while (!rest.startsWith(")")) {
    const read = readValue(rest, root);
    if (!read) return undefined;
    args.push(read[0]);
    rest = read[1].replace(/^\s*,?\s*/, "");
  }
  const node = calling(name, args);
  return node && [node, rest.slice(1)];
}

const functions: Readonly<Record<string, string>> = {
  "States.Base64Decode": "base64decode",
  "States.Base64Encode": "base64encode",
  "States.ArrayLength": "count",
  "States.ArrayUnique": "distinct",
  "States.Hash": "hash",
  "States.StringToJson": "parse",
  "States.ArrayPartition": "partition",
  "States.ArrayRange": "range",
  "States.JsonToString": "string",
  "States.UUID": "uuid",
  "States.StringSplit": "split",
};

function calling(name: string, args: readonly ExpressionNode[]): ExpressionNode | undefined {
  const [first, second] = args;
  if (name === "States.Format") return format(args);
  const plain = args.map(unescaped);
  switch (name) {
    case "States.Array":
      return { kind: "array", items: plain };
    case "States.ArrayContains":
      return first && second && { kind: "operator", operator: "in", left: unescaped(second), right: unescaped(first) };
    case "States.ArrayGetItem":
      if (first === undefined || second?.kind !== "literal" || typeof second.value !== "number") return undefined;
      return { kind: "reference", root: { of: "expression", value: first }, path: [second.value] };
    case "States.MathAdd":
      return first && second && { kind: "operator", operator: "+", left: first, right: second };
    case "States.JsonMerge":
      return (
        first && second && { kind: "call", name: "merge", args: [{ kind: "array", items: merged(first, second) }] }
      );
    default: {
      const known = functions[name];
      return known === undefined ? undefined : { kind: "call", name: known, args: plain };
    }
  }
}

function merged(first: ExpressionNode, second: ExpressionNode): readonly ExpressionNode[] {
  const [list] = first.kind === "call" && first.name === "merge" ? first.args : [];
  return list?.kind === "array" ? [...list.items, second] : [first, second];
}

function unescaped(node: ExpressionNode): ExpressionNode {
  if (node.kind !== "literal" || typeof node.value !== "string") return node;
  return { kind: "literal", value: node.value.replaceAll(/\\(.)/gs, "$1") };
}

/** `States.Format('a {}', $.b)` as `'a ' & $.b`. */
function format([template, ...values]: readonly ExpressionNode[]): ExpressionNode | undefined {
  if (template?.kind !== "literal" || typeof template.value !== "string") return undefined;
  const pieces = template.value.split(/(?<!\\)\{\}/);
  if (pieces.length !== values.length + 1) return undefined;
  const parts = pieces.flatMap((piece, at): readonly ExpressionNode[] => {
    const value = values[at];
    const text = piece.replaceAll(/\\(.)/gs, "$1");
    return [
      ...(text === "" ? [] : [{ kind: "literal", value: text } as const]),
      ...(value === undefined ? [] : [unescaped(value)]),
    ];
  });
  const [first, ...more] = parts;
  if (!first) return undefined;
  const start: ExpressionNode = { kind: "literal", value: "" };
  const joined = (left: ExpressionNode, right: ExpressionNode): ExpressionNode => ({
    kind: "operator",
    operator: "&",
    left,
    right,
  });
  return more.length === 0 ? joined(start, first) : more.reduce(joined, first);
}

function readPath(text: string, root: PathRoot): Read | undefined {
  const start = /^(?:\$\$|\$([A-Za-z_]\w*)?)/.exec(text);
  if (!start) return undefined;
  const [whole, variable] = start;
  const from: ReferenceRoot =
    whole === "$$" ? { of: "context" } : variable === undefined ? { of: root } : { of: "variable", name: variable };
  const [path, rest] = readSteps(text.slice(whole.length));
  const list: ExpressionNode = { kind: "reference", root: from, path };
  if (!rest.startsWith("[*]")) return [list, rest];
  const [picked, after] = readSteps(rest.slice("[*]".length));
  const id = nextItem--;
  return [{ kind: "projection", id, list, body: { kind: "reference", root: { of: "item", id }, path: picked } }, after];
}

let nextItem = -1;

function readSteps(text: string): readonly [path: readonly (string | number)[], rest: string] {
  const path: (string | number)[] = [];
  let rest = text;
  for (;;) {
    const step = /^(?:\.([A-Za-z_]\w*)|\['((?:[^'\\]|\\.)*)'\]|\[(-?\d+)\])/s.exec(rest);
    if (!step) return [path, rest];
    const [whole, name, odd, place] = step;
    path.push(place === undefined ? (name ?? (odd ?? "").replaceAll(/\\(.)/gs, "$1")) : Number(place));
    rest = rest.slice(whole.length);
  }
}
