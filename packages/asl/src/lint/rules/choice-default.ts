import type { Rule } from "./rule.ts";

/** A choice in which no rule holds, and no Default, fails the execution with States.NoChoiceMatched. */
export const choiceDefault: Rule = ({ states }) =>
  states.flatMap(({ state, location }) =>
    state.Type === "Choice" && state.Default === undefined
      ? [
          {
            code: "TRB-ASL-117",
            severity: "warning",
            message: "without a Default the execution fails when no rule holds",
            location,
          } as const,
        ]
      : [],
  );
