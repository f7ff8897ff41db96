import type { DataTest } from "../../states/choice.ts";
import type { PlacedState } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

const pathFields = [
  "InputPath",
  "OutputPath",
  "ItemsPath",
  "SecondsPath",
  "TimestampPath",
  "TimeoutSecondsPath",
  "HeartbeatSecondsPath",
];

/** Paths of JSONPath states begin at the input, the context or a variable; results go into the input only. https://states-language.net/spec.html#path */
export const paths: Rule = ({ states }) =>
  states.flatMap((placed) => (placed.language === "JSONPath" ? ofState(placed) : []));

function ofState({ state, location }: PlacedState): readonly Diagnostic[] {
  const fields = Object.entries(state);
  const read = fields.filter(
    ([field, value]) => pathFields.includes(field) && typeof value === "string" && !isPath(value),
  );
  const tests = state.Type === "Choice" ? state.Choices.flatMap((rule, at) => variablesIn(rule, `/Choices/${at}`)) : [];
  const results = [
    ["/ResultPath", "ResultPath" in state ? state.ResultPath : undefined],
    ...("Catch" in state
      ? (state.Catch ?? []).map((rule, at) => [`/Catch/${at}/ResultPath`, rule.ResultPath] as const)
      : []),
  ] as const;
  return [
    ...read.map(([field, value]) =>
      problem(`${JSON.stringify(value)} is no path; it must begin with $`, `${location}/${field}`),
    ),
    ...tests
      .filter(({ value }) => !isPath(value))
      .map(({ at, value }) => problem(`${JSON.stringify(value)} is no path; it must begin with $`, location + at)),
    ...results.flatMap(([at, value]) =>
      typeof value !== "string" || isResultPath(value)
        ? []
        : [
            problem(
              `${JSON.stringify(value)} is no place in the input; it must be $ or begin with $. or $[`,
              location + at,
            ),
          ],
    ),
  ];
}

function isPath(text: string): boolean {
  return /^\$(?!.*\.\.\.)/s.test(text) || text.includes("${");
}

/** One place only: no wildcards, slices, filters or descents. */
function isResultPath(text: string): boolean {
  return text.includes("${") || /^\$((\.[^.[\]()*?:@,\s]+|\[\d+\]|\['[^']*'\]|\["[^"]*"\]))*$/.test(text);
}

function variablesIn(test: DataTest, at: string): readonly { readonly at: string; readonly value: string }[] {
  return [
    ...(test.Variable === undefined ? [] : [{ at: `${at}/Variable`, value: test.Variable }]),
    ...(test.And ?? []).flatMap((each, index) => variablesIn(each, `${at}/And/${index}`)),
    ...(test.Or ?? []).flatMap((each, index) => variablesIn(each, `${at}/Or/${index}`)),
    ...(test.Not ? variablesIn(test.Not, `${at}/Not`) : []),
  ];
}

function problem(message: string, location: string): Diagnostic {
  return { code: "TRB-ASL-137", severity: "error", message, location };
}
