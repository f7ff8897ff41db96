import type { Rule } from "./rule.ts";

/** Characters AWS refuses in a label: white space, wildcards, brackets, special and control characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const refused = /[\s?*<>{}[\]:;,\\|^~$#%&`"\u0000-\u001f\u007f-\u009f]/;

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
export const mapLabels: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Map" || state.Label === undefined) return [];
    const found = refused.exec(state.Label)?.[0];
    const problem = found
      ? `has the character ${JSON.stringify(found)}`
      : state.Label.length > 40
        ? "is over 40 characters long"
        : undefined;
    if (problem === undefined) return [];
    return [
      {
        code: "TRB-ASL-130",
        severity: "error",
        message: `the label ${problem}`,
        location: `${location}/Label`,
      } as const,
    ];
  });
