import type { Rule } from "./rule.ts";

/** A machine in JSONata has JSONata states only; a machine in JSONPath may have both. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html */
export const queryLanguage: Rule = ({ definition, states }) => {
  if (definition.QueryLanguage !== "JSONata") return [];
  return states.flatMap(({ state, location }) =>
    state.QueryLanguage === "JSONPath"
      ? [
          {
            code: "TRB-ASL-123",
            severity: "error",
            message: "a JSONPath state stands in a JSONata machine",
            location: `${location}/QueryLanguage`,
          } as const,
        ]
      : [],
  );
};
