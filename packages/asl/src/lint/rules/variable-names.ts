import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html: an identifier of at most 80 characters, not `states`. */
const identifier = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/** Variables have names that can be read. */
export const variableNames: Rule = ({ states }) =>
  states.flatMap(({ state, location, language }) => {
    const own = "Assign" in state ? [{ names: state.Assign, at: `${location}/Assign` }] : [];
    const rules =
      state.Type === "Choice"
        ? state.Choices.map((rule, at) => ({ names: rule.Assign, at: `${location}/Choices/${at}/Assign` }))
        : "Catch" in state
          ? (state.Catch ?? []).map((rule, at) => ({ names: rule.Assign, at: `${location}/Catch/${at}/Assign` }))
          : [];
    return [...own, ...rules].flatMap(({ names, at }) =>
      Object.keys(names ?? {}).flatMap((key): readonly Diagnostic[] => {
        const name = language === "JSONPath" ? key.replace(/\.\$$/, "") : key;
        const why =
          name === "states"
            ? "$states is the state's own"
            : name.length > 80
              ? `the variable's name has ${name.length} characters, 80 are allowed`
              : identifier.test(name)
                ? undefined
                : `${JSON.stringify(name)} is no name of a variable`;
        if (why === undefined) return [];
        return [{ code: "TRB-ASL-150", severity: "error", message: why, location: `${at}/${pointerPart(key)}` }];
      }),
    );
  });
