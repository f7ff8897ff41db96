import type { QueryLanguage } from "../../states/state-machine-definition.ts";
import { pointerPart } from "../../states/walk-states.ts";
import { didYouMean } from "../closest.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

const machine = ["Comment", "StartAt", "States", "Version", "TimeoutSeconds", "QueryLanguage"];
const retrier = ["ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy"];
const catcher: Readonly<Record<QueryLanguage, readonly string[]>> = {
  JSONata: ["ErrorEquals", "Next", "Assign", "Output"],
  JSONPath: ["ErrorEquals", "Next", "Assign", "ResultPath"],
};
/** Fields of a Map whose items are executions of their own. https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html */
const distributedOnly = [
  "ItemReader",
  "ItemBatcher",
  "ResultWriter",
  "Label",
  ...["ToleratedFailureCount", "ToleratedFailurePercentage"].flatMap((name) => [name, `${name}Path`]),
];

/** The machine, its rules for errors and its Maps have the fields AWS knows. */
export const knownFields: Rule = ({ definition, states }) => [
  ...strangers(definition, { of: "a state machine", known: machine, location: "" }),
  ...states.flatMap(({ state, location, language }): readonly Diagnostic[] => [
    ...("Retry" in state ? (state.Retry ?? []) : []).flatMap((rule, at) =>
      strangers(rule, { of: "a Retry rule", known: retrier, location: `${location}/Retry/${at}` }),
    ),
    ...("Catch" in state ? (state.Catch ?? []) : []).flatMap((rule, at) =>
      strangers(rule, {
        of: `a Catch rule in ${language}`,
        known: catcher[language],
        location: `${location}/Catch/${at}`,
      }),
    ),
    ...(state.Type === "Map" && state.ItemProcessor?.ProcessorConfig?.Mode !== "DISTRIBUTED"
      ? distributedOnly
          .filter((name) => name in state)
          .map((name) => ({
            ...problem(`${name} is for distributed Maps, and this one is inline`, `${location}/${name}`),
            severity: "warning" as const,
          }))
      : []),
  ]),
];

interface Expected {
  readonly of: string;
  readonly known: readonly string[];
  readonly location: string;
}

function strangers(fields: object, { of, known, location }: Expected): readonly Diagnostic[] {
  return Object.keys(fields)
    .filter((name) => !known.includes(name) && name !== "Comment")
    .map((name) =>
      problem(
        `${of} has no ${name}${didYouMean(
          name,
          known.filter((each) => !(each in fields)),
        )}`,
        `${location}/${pointerPart(name)}`,
      ),
    );
}

function problem(message: string, location: string): Diagnostic {
  return { code: "TRB-ASL-101", severity: "error", message, location };
}
