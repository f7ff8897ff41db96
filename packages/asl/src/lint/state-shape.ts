/** Which fields a state of each type has. https://states-language.net/spec.html */
interface Shape {
  readonly required: readonly (string | readonly string[])[];
  readonly both: readonly string[];
  readonly jsonata: readonly string[];
  readonly jsonPath: readonly string[];
}

const common = ["Type", "Comment", "QueryLanguage"];
const io = ["InputPath", "OutputPath"];
const result = ["ResultSelector", "ResultPath"];
const goes = ["Next", "End"];
const recovers = ["Retry", "Catch"];

/** Fields in `required`: one of the alternatives has to be there. */
export const stateShapes: Readonly<Record<string, Shape>> = {
  Task: {
    required: ["Resource"],
    both: [...common, ...goes, ...recovers, "Resource", "Assign", "Credentials", "TimeoutSeconds", "HeartbeatSeconds"],
    jsonata: ["Arguments", "Output"],
    jsonPath: [...io, ...result, "Parameters", "TimeoutSecondsPath", "HeartbeatSecondsPath"],
  },
  Pass: {
    required: [],
    both: [...common, ...goes, "Assign"],
    jsonata: ["Output"],
    jsonPath: [...io, "Result", "ResultPath", "Parameters"],
  },
  Wait: {
    required: [["Seconds", "Timestamp", "SecondsPath", "TimestampPath"]],
    both: [...common, ...goes, "Assign", "Seconds", "Timestamp"],
    jsonata: ["Output"],
    jsonPath: [...io, "SecondsPath", "TimestampPath"],
  },
  Choice: {
    required: ["Choices"],
    both: [...common, "Choices", "Default", "Assign"],
    jsonata: ["Output"],
    jsonPath: io,
  },
  Succeed: { required: [], both: common, jsonata: ["Output"], jsonPath: io },
  Fail: { required: [], both: [...common, "Error", "Cause"], jsonata: [], jsonPath: ["ErrorPath", "CausePath"] },
  Parallel: {
    required: ["Branches"],
    both: [...common, ...goes, ...recovers, "Branches", "Assign"],
    jsonata: ["Arguments", "Output"],
    jsonPath: [...io, ...result, "Parameters"],
  },
  Map: {
    required: [["ItemProcessor", "Iterator"]],
    both: [
      ...common,
      ...goes,
      ...recovers,
      ...["ItemProcessor", "Iterator", "Assign", "ItemSelector", "ItemReader", "ItemBatcher", "ResultWriter", "Label"],
      ...["MaxConcurrency", "ToleratedFailureCount", "ToleratedFailurePercentage"],
    ],
    jsonata: ["Items", "Output"],
    jsonPath: [
      ...io,
      ...result,
      ...[
        "ItemsPath",
        "Parameters",
        "MaxConcurrencyPath",
        "ToleratedFailureCountPath",
        "ToleratedFailurePercentagePath",
      ],
    ],
  },
};
