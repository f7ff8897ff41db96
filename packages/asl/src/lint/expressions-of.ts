import { expressionIn, type JsonataTree, parseJsonata } from "../expressions/jsonata-tree.ts";
import { type PlacedState, pointerPart } from "../states/walk-states.ts";

/** One `{% %}` string of a state. */
export interface Expression {
  readonly placed: PlacedState;
  /** JSON pointer of the string. */
  readonly location: string;
  /** The field of the state it stands in: `Output`, `Assign`, `Catch`. */
  readonly field: string;
  /** The path inside the field. */
  readonly inside: readonly string[];
  readonly text: string;
  /** Absent when the text cannot be parsed. */
  readonly tree?: JsonataTree;
  /** What the parser said when it could not. */
  readonly problem?: string;
}

/** Fields that hold states, not expressions. */
const graphs = new Set(["Branches", "ItemProcessor", "Iterator"]);
const verbatim = new Set(["Type", "Comment", "QueryLanguage", "Resource", "Next", "Default", "End"]);

export function expressionsOf(placed: PlacedState): readonly Expression[] {
  if (placed.language !== "JSONata") return [];
  return Object.entries(placed.state).flatMap(([field, value]) =>
    graphs.has(field) || verbatim.has(field) ? [] : within(value, placed, field, []),
  );
}

function within(value: unknown, placed: PlacedState, field: string, inside: readonly string[]): readonly Expression[] {
  if (typeof value === "string") {
    const text = expressionIn(value);
    if (text === undefined) return [];
    const location = [placed.location, field, ...inside.map(pointerPart)].join("/");
    return [{ placed, location, field, inside, text, ...parse(text) }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => within(inner, placed, field, [...inside, key]));
}

function parse(text: string): Pick<Expression, "tree" | "problem"> {
  try {
    return { tree: parseJsonata(text) };
  } catch (error) {
    const { message, position } = error as { readonly message: string; readonly position?: number };
    return { problem: position === undefined ? message : `${message} (at character ${position})` };
  }
}
