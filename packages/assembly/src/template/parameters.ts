import type { Template } from "./template.ts";

/** Longest stage name: bucket names are `<name>-<stage>-<12 digit account>` and end at 63 characters. */
export const maxStageLength = 12;

/** What a deployment chooses; everything else is in the pipeline. */
export const parameters: Template["Parameters"] = {
  Stage: {
    Type: "String",
    Default: "dev",
    AllowedPattern: `[a-z][a-z0-9]{0,${maxStageLength - 1}}`,
    ConstraintDescription: `lower case letters and digits, at most ${maxStageLength} characters, a letter first`,
    Description: "Names one deployment of the pipeline in an account: dev, test, prod.",
  },
  AssetsBucket: {
    Type: "String",
    Default: "tributary-assets",
    AllowedPattern: "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]",
    Description: "Bucket that holds the function bundles under the keys of assembly.json.",
  },
  IngestConcurrency: {
    Type: "Number",
    Default: 10,
    MinValue: 2,
    MaxValue: 1000,
    Description: "Ingest batches at once: the back-pressure that keeps AI services within their quotas.",
  },
  LogRetentionDays: {
    Type: "Number",
    Default: 30,
    AllowedValues: [
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
    ],
    Description: "Days that the logs of functions and workflow are kept.",
  },
  WorkflowLogLevel: {
    Type: "String",
    Default: "ERROR",
    AllowedValues: ["ALL", "ERROR", "FATAL"],
    Description: "What the workflow logs: every event, errors, or only executions that failed.",
  },
};
