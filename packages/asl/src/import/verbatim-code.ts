import type { State } from "../states/state.ts";
import { type Code, call, literal, sequence } from "./code.ts";
import { hasDeclaredTypes } from "./declared-types.ts";

/** A state as ASL; the way on is the flow's, but for a choice, which has several. */
export function verbatimCode(name: string, state: State): Code {
  const fields = Object.entries(state).filter(
    ([field]) => state.Type === "Choice" || (field !== "Next" && field !== "End"),
  );
  const body = literal(Object.fromEntries(fields));
  return call(".state", literal(name), hasDeclaredTypes(state) ? body : sequence(body, " as never"));
}
