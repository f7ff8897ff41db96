import type { QueryLanguage, StateType } from "../interpreter/compiled.ts";

interface TypeFields {
  readonly both: readonly string[];
  readonly JSONPath: readonly string[];
  readonly JSONata: readonly string[];
  readonly required: readonly string[];
}

const COMMON = ["Type", "Comment", "QueryLanguage"];
const MOVE = ["Next", "End"];
const PATHS = ["InputPath", "OutputPath"];
const RESULT = ["ResultPath", "ResultSelector"];
const ERRORS = ["Retry", "Catch"];

/** The fields of each state type, by query language: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html */
export const STATE_FIELDS: Readonly<Record<StateType, TypeFields>> = {
  Pass: {
    both: [...MOVE, "Assign"],
    JSONPath: [...PATHS, "ResultPath", "Parameters", "Result"],
    JSONata: ["Output"],
    required: [],
  },
  Task: {
    both: [...MOVE, ...ERRORS, "Assign", "Resource", "TimeoutSeconds", "HeartbeatSeconds", "Credentials"],
    JSONPath: [...PATHS, ...RESULT, "Parameters", "TimeoutSecondsPath", "HeartbeatSecondsPath"],
    JSONata: ["Arguments", "Output"],
    required: ["Resource"],
  },
  Choice: { both: ["Choices", "Default", "Assign"], JSONPath: PATHS, JSONata: ["Output"], required: ["Choices"] },
  Wait: {
    both: [...MOVE, "Assign", "Seconds", "Timestamp"],
    JSONPath: [...PATHS, "SecondsPath", "TimestampPath"],
    JSONata: ["Output"],
    required: [],
  },
  Succeed: { both: [], JSONPath: PATHS, JSONata: ["Output"], required: [] },
  Fail: { both: ["Error", "Cause"], JSONPath: ["ErrorPath", "CausePath"], JSONata: [], required: [] },
  Parallel: {
    both: [...MOVE, ...ERRORS, "Assign", "Branches"],
    JSONPath: [...PATHS, ...RESULT, "Parameters"],
    JSONata: ["Arguments", "Output"],
    required: ["Branches"],
  },
  Map: {
    both: [
      ...MOVE,
      ...ERRORS,
      "Assign",
      "ItemProcessor",
      "Iterator",
      "ItemReader",
      "ItemSelector",
      "ItemBatcher",
      "ResultWriter",
      "Label",
      "MaxConcurrency",
      "ToleratedFailureCount",
      "ToleratedFailurePercentage",
    ],
    JSONPath: [
      ...PATHS,
      ...RESULT,
      "Parameters",
      "ItemsPath",
      "MaxConcurrencyPath",
      "ToleratedFailureCountPath",
      "ToleratedFailurePercentagePath",
    ],
    JSONata: ["Items", "Output"],
    required: [],
  },
};

export function isStateType(value: unknown): value is StateType {
  return typeof value === "string" && Object.hasOwn(STATE_FIELDS, value);
}

export function allowedFields(type: StateType, language: QueryLanguage): ReadonlySet<string> {
  const fields = STATE_FIELDS[type];
  return new Set([...COMMON, ...fields.both, ...fields[language]]);
}
