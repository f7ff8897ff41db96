import { expr } from "../../expressions/expr.ts";
import type { ExpressionNode } from "../../expressions/expression-node.ts";
import { type PathRoot, pathOf, pathSteps, unsayable } from "../../expressions/print-json-path.ts";
import { rootsIn } from "../../expressions/roots-in.ts";
import { toNode } from "../../expressions/to-node.ts";
import { templateField, toPathTemplate } from "../../expressions/to-path-template.ts";
import type { Json } from "../../states/state-machine-definition.ts";

/** How a result becomes the output, in the order JSONPath states do it. */
export interface ResultShape {
  readonly ResultSelector?: Json;
  readonly ResultPath?: string | null;
  readonly OutputPath?: string;
}

/** The fields that turn a state's result into the `output` its author gave. */
export function resultShape(output: unknown): ResultShape {
  if (output === undefined) return {};
  const node = toNode(output);
  const roots = rootsIn(node);
  if (!roots.has("input")) return fromResult(output, node);
  const path = pathOf(node, "input");
  if (path !== undefined) return { ResultPath: null, ...outputPath(path) };
  const added = addedField(node, "result");
  if (added) return added.value === "$" ? { ResultPath: added.path } : selected(added);
  throw unsayable("an output mixes the input and the result otherwise than merge(input, { field: ... })");
}

function fromResult(output: unknown, node: ExpressionNode): ResultShape {
  const path = pathOf(node, "result");
  if (path !== undefined) return outputPath(path);
  if (node.kind === "object") return { ResultSelector: toPathTemplate(output, "result") };
  // The selector is an object, so anything else is wrapped and unwrapped.
  const [key, value] = templateField("value", output, "result");
  return { ResultSelector: { [key]: value }, OutputPath: "$.value" };
}

function selected(added: AddedField): ResultShape {
  if (added.node.kind !== "object") throw unsayable("what is added to the input is neither the result nor an object");
  return { ResultSelector: templateOf(added.node), ResultPath: added.path };
}

/** `$` is what a state passes on anyway. */
export function outputPath(path: string): { readonly OutputPath?: string } {
  return path === "$" ? {} : { OutputPath: path };
}

interface AddedField {
  /** `$.field`: where the value goes in the input. */
  readonly path: string;
  readonly node: ExpressionNode;
  /** The path of the value, when it is one. */
  readonly value: string | undefined;
}

/** `merge(input, { field: <of root> })`, the one mixture of input and another root that JSONPath has. */
export function addedField(node: ExpressionNode, root: PathRoot): AddedField | undefined {
  return addedTo("$", node, root);
}

function addedTo(place: string, node: ExpressionNode, root: PathRoot): AddedField | undefined {
  const [list] = node.kind === "call" && node.name === "merge" ? node.args : [];
  const [first, second, more] = list?.kind === "array" ? list.items : [];
  if (!first || second?.kind !== "object" || more || second.entries.length !== 1) return undefined;
  if (pathOf(first, "input") !== place) return undefined;
  const [entry] = second.entries;
  if (!entry) return undefined;
  const [key, value] = entry;
  const path = `${place}${pathSteps([key])}`;
  // `merge(input, { a: merge(input.a, { b: ... }) })` goes further in.
  const further = addedTo(path, value, root);
  if (further) return further;
  if (root !== "input" && rootsIn(value).has("input")) return undefined;
  return { path, node: value, value: pathOf(value, root) };
}

/** An object node as a template again. */
function templateOf(node: ExpressionNode): Json {
  return toPathTemplate(plainOf(node), "result");
}

export function plainOf(node: ExpressionNode): unknown {
  if (node.kind === "object") return Object.fromEntries(node.entries.map(([key, value]) => [key, plainOf(value)]));
  if (node.kind === "array") return node.items.map(plainOf);
  if (node.kind === "literal") return node.value;
  return expr(node);
}
