import { TributaryError } from "@tributary/errors";
import type {
  CallNode,
  ExpressionNode,
  ObjectNode,
  OperatorNode,
  ReferenceNode,
  ReferenceRoot,
} from "./expression-node.ts";
import { printFilter } from "./print-filter.ts";

/** What `$` stands for in a field of a JSONPath state. */
export type PathRoot = "input" | "result" | "errorOutput";

/** An expression as a path or a call of an intrinsic function. */
export function printJsonPath(of: ExpressionNode, root: PathRoot): string {
  return pathOf(of, root) ?? intrinsicOf(of, root);
}

/** The path of an expression that only reaches into data; nothing when it computes. */
export function pathOf(of: ExpressionNode, root: PathRoot): string | undefined {
  switch (of.kind) {
    case "raw":
      return of.language === "JSONPath" && !of.text.startsWith("States.") ? of.text : undefined;
    case "reference":
      return referencePath(of, root);
    case "projection": {
      const list = pathOf(of.list, root);
      const { body } = of;
      const picks = body.kind === "reference" && body.root.of === "item" && body.root.id === of.id;
      return list !== undefined && picks ? `${list}[*]${pathSteps(body.path)}` : undefined;
    }
    case "selection": {
      const list = pathOf(of.list, root);
      return list === undefined ? undefined : `${list}[?(${printFilter(of.test, of.id)})]`;
    }
    case "flattening": {
      const lists = pathOf(of.list, root);
      return lists === undefined ? undefined : `${lists}[*][*]`;
    }
    case "call": {
      const [of_, key] = of.args;
      if (of.name !== "lookup" || !of_ || key?.kind !== "literal") return undefined;
      const inside = pathOf(of_, root);
      return inside === undefined ? undefined : inside + pathSteps([String(key.value)]);
    }
    default:
      return undefined;
  }
}

function referencePath({ root: from, path }: ReferenceNode, root: PathRoot): string | undefined {
  if (from.of === "expression") {
    const before = pathOf(from.value, root);
    return before === undefined ? undefined : before + pathSteps(path);
  }
  return rootText(from, root) + pathSteps(path);
}

function rootText(from: Exclude<ReferenceRoot, { readonly of: "expression" }>, root: PathRoot): string {
  if (from.of === "context") return "$$";
  if (from.of === "variable") return `$${from.name}`;
  if (from.of === root) return "$";
  throw unsayable(`"${from.of}" is out of reach where "$" is the ${root}`);
}

/** `.name`, `['odd name']`, `[0]` */
export function pathSteps(path: readonly (string | number)[]): string {
  return path
    .map((part) => {
      if (typeof part === "number") return `[${part}]`;
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(part) ? `.${part}` : `['${part.replaceAll(/['\\]/g, "\\$&")}']`;
    })
    .join("");
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const functions: Readonly<Record<string, string>> = {
  base64decode: "Base64Decode",
  base64encode: "Base64Encode",
  count: "ArrayLength",
  distinct: "ArrayUnique",
  hash: "Hash",
  number: "StringToJson",
  parse: "StringToJson",
  partition: "ArrayPartition",
  range: "ArrayRange",
  string: "JsonToString",
  uuid: "UUID",
};

function intrinsicOf(of: ExpressionNode, root: PathRoot): string {
  switch (of.kind) {
    case "raw":
      if (of.language === "JSONPath") return of.text;
      throw unsayable(`jsonata(${JSON.stringify(of.text)}) stands in a JSONPath machine`);
    case "literal":
      throw unsayable(`${JSON.stringify(of.value)} is no expression`);
    case "array":
      return `States.Array(${of.items.map((item) => argument(item, root)).join(", ")})`;
    case "operator":
      return operatorOf(of, root);
    case "call":
      return callOf(of, root);
    case "reference": {
      const [step, ...rest] = of.path;
      if (of.root.of === "expression" && typeof step === "number" && rest.length === 0) {
        return `States.ArrayGetItem(${argument(of.root.value, root)}, ${step})`;
      }
      throw unsayable("JSONPath cannot reach into what a function answers");
    }
    case "conditional":
      throw unsayable("JSONPath has no value by a test; part the ways with choice()");
    default:
      throw unsayable(`JSONPath has no ${of.kind} of this kind`);
  }
}

function callOf({ name, args }: CallNode, root: PathRoot): string {
  if (name === "merge") return mergeOf(args, root);
  if (name === "split") {
    const [, separator] = args;
    // Every character of the second argument is a separator, so only one alone means the same.
    if (separator?.kind !== "literal" || String(separator.value).length !== 1) {
      throw unsayable("JSONPath splits at single characters only");
    }
    return `States.StringSplit(${args.map((arg) => argument(arg, root)).join(", ")})`;
  }
  const intrinsic = functions[name];
  if (intrinsic === undefined) throw unsayable(`JSONPath has no function like ${name}()`);
  return `States.${intrinsic}(${args.map((arg) => argument(arg, root)).join(", ")})`;
}

/** Two at a time, the later winning. */
function mergeOf(args: readonly ExpressionNode[], root: PathRoot): string {
  const [list] = args;
  const parts = list?.kind === "array" ? list.items : [];
  const [first, ...more] = parts.map((part) => argument(part, root));
  if (first === undefined) throw unsayable("a merge of nothing");
  return more.reduce((left, right) => `States.JsonMerge(${left}, ${right}, false)`, first);
}

function operatorOf(of: OperatorNode, root: PathRoot): string {
  const { operator, left, right } = of;
  switch (operator) {
    case "&":
      return formatOf(of, root);
    case "in":
      return `States.ArrayContains(${argument(right, root)}, ${argument(left, root)})`;
    case "+":
      return `States.MathAdd(${argument(left, root)}, ${argument(right, root)})`;
    case "-":
      if (right.kind === "literal" && typeof right.value === "number") {
        return `States.MathAdd(${argument(left, root)}, ${-right.value})`;
      }
      throw unsayable("JSONPath subtracts literals only");
    default:
      throw unsayable(`JSONPath has no operator ${operator} outside of a choice`);
  }
}

function formatOf(of: OperatorNode, root: PathRoot): string {
  const args: string[] = [];
  const template = concatenated(of)
    .map((part) => {
      if (part.kind === "literal") return literalText(String(part.value));
      args.push(argument(part, root));
      return "{}";
    })
    .join("");
  return `States.Format('${template}'${args.map((arg) => `, ${arg}`).join("")})`;
}

function concatenated(of: ExpressionNode): readonly ExpressionNode[] {
  if (of.kind !== "operator" || of.operator !== "&") return [of];
  return [...concatenated(of.left), ...concatenated(of.right)];
}

/** An argument of an intrinsic function: a literal, a path or another function. */
function argument(of: ExpressionNode, root: PathRoot): string {
  if (of.kind === "literal") return typeof of.value === "string" ? `'${quoted(of.value)}'` : String(of.value);
  if (of.kind === "object") {
    const plain = literalOf(of);
    return plain === undefined ? composed(of, root) : `States.StringToJson('${quoted(JSON.stringify(plain))}')`;
  }
  return printJsonPath(of, root);
}

/** An object with computed fields: its JSON put together as text, which is the only way to make one in an argument. */
function composed(of: ObjectNode, root: PathRoot): string {
  const args: string[] = [];
  const template = jsonTemplate(of, (part) => {
    args.push(`States.JsonToString(${argument(part, root)})`);
    return "{}";
  });
  return `States.StringToJson(States.Format('${template}', ${args.join(", ")}))`;
}

function jsonTemplate(of: ExpressionNode, hole: (part: ExpressionNode) => string): string {
  const plain = literalOf(of);
  if (plain !== undefined) return literalText(JSON.stringify(plain));
  if (of.kind === "array") return `[${of.items.map((item) => jsonTemplate(item, hole)).join(",")}]`;
  if (of.kind !== "object") return hole(of);
  const fields = of.entries.map(([key, value]) => `${literalText(JSON.stringify(key))}:${jsonTemplate(value, hole)}`);
  return `\\{${fields.join(",")}\\}`;
}

/** Text as it stands in the template of `States.Format`. */
function literalText(text: string): string {
  return quoted(text).replaceAll(/[{}]/g, "\\$&");
}

/** The value of an expression without anything to compute. */
function literalOf(of: ExpressionNode): unknown {
  if (of.kind === "literal") return of.value;
  if (of.kind === "array") {
    const items = of.items.map(literalOf);
    return items.includes(undefined) ? undefined : items;
  }
  if (of.kind !== "object") return undefined;
  const entries = of.entries.map(([key, value]) => [key, literalOf(value)] as const);
  return entries.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(entries);
}

function quoted(text: string): string {
  return text.replaceAll(/['\\]/g, "\\$&");
}

export function unsayable(found: string): TributaryError {
  return new TributaryError("TRB-ASL-014", found);
}
