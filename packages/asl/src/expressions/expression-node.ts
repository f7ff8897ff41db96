import type { DataTest } from "../states/choice.ts";

/** An expression as frozen plain data. The printers turn it into JSONata (or JSONPath) text. */
export type ExpressionNode =
  | ReferenceNode
  | LiteralNode
  | CallNode
  | OperatorNode
  | ConditionalNode
  | ObjectNode
  | ArrayNode
  | ProjectionNode
  | SelectionNode
  | SortingNode
  | FlatteningNode
  | RawNode
  | TestNode;

/** `$states.input.detail.name`, `$jobId`, or a field of the item at hand. */
export interface ReferenceNode {
  readonly kind: "reference";
  readonly root: ReferenceRoot;
  readonly path: readonly (string | number)[];
}

export type ReferenceRoot =
  | { readonly of: "input" | "result" | "errorOutput" | "context" }
  | { readonly of: "variable"; readonly name: string }
  /** The element a projection, selection or sorting is looking at; `id` says of which one. */
  | { readonly of: "item"; readonly id: number }
  /** What another expression yields. */
  | { readonly of: "expression"; readonly value: ExpressionNode };

export interface LiteralNode {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

/** `$name(args)` */
export interface CallNode {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly ExpressionNode[];
}

export type Operator = "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "and" | "or" | "+" | "-" | "*" | "/" | "%" | "&";

export interface OperatorNode {
  readonly kind: "operator";
  readonly operator: Operator;
  readonly left: ExpressionNode;
  readonly right: ExpressionNode;
}

export interface ConditionalNode {
  readonly kind: "conditional";
  readonly test: ExpressionNode;
  readonly yes: ExpressionNode;
  readonly no: ExpressionNode;
}

export interface ObjectNode {
  readonly kind: "object";
  readonly entries: readonly (readonly [string, ExpressionNode])[];
}

export interface ArrayNode {
  readonly kind: "array";
  readonly items: readonly ExpressionNode[];
}

/** Every element of `list` turned into `body`. */
export interface ProjectionNode {
  readonly kind: "projection";
  readonly id: number;
  readonly list: ExpressionNode;
  readonly body: ExpressionNode;
}

/** The elements of `list` for which `test` holds. */
export interface SelectionNode {
  readonly kind: "selection";
  readonly id: number;
  readonly list: ExpressionNode;
  readonly test: ExpressionNode;
}

/** The elements of `list` in the order of their `key`s. */
export interface SortingNode {
  readonly kind: "sorting";
  readonly id: number;
  readonly list: ExpressionNode;
  readonly key: ExpressionNode;
  readonly descending: boolean;
}

/** The elements of the lists in `list`. */
export interface FlatteningNode {
  readonly kind: "flattening";
  readonly list: ExpressionNode;
}

/** An expression as the author wrote it. */
export interface RawNode {
  readonly kind: "raw";
  readonly language: "JSONata" | "JSONPath";
  readonly text: string;
}

/** A data test of a JSONPath Choice as the author wrote it. */
export interface TestNode {
  readonly kind: "test";
  readonly test: DataTest;
}
