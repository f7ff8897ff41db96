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

/** Expressions of a definition, each text parsed once: parsing is most of what a lint takes. */
export function expressionsOf(states: readonly PlacedState[]): readonly Expression[] {
  const known = new Map<string, Parsed>();
  return states.flatMap((placed) =>
    placed.language === "JSONata"
      ? Object.entries(placed.state).flatMap(([field, value]) =>
          graphs.has(field) || verbatim.has(field) ? [] : within(value, { placed, field, inside: [] }, known),
        )
      : [],
  );
}

type Parsed = Pick<Expression, "tree" | "problem">;
type Where = Pick<Expression, "placed" | "field" | "inside">;

function within(value: unknown, where: Where, known: Map<string, Parsed>): readonly Expression[] {
  if (typeof value === "string") {
    const text = expressionIn(value);
    if (text === undefined) return [];
    const location = [where.placed.location, where.field, ...where.inside.map(pointerPart)].join("/");
    const parsed = known.get(text) ?? parse(text);
    known.set(text, parsed);
    return [{ ...where, location, text, ...parsed }];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    within(inner, { ...where, inside: [...where.inside, key] }, known),
  );
}

function parse(text: string): Parsed {
  try {
    return { tree: parseJsonata(text) };
  } catch (error) {
    const { message, position } = error as { readonly message: string; readonly position?: number };
    return { problem: position === undefined ? message : `${message} (at character ${position})` };
  }
}
