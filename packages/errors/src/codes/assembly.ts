import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ASM-nnn`, thrown by `assembly`. */
export const assemblyCodes = {
  "TRB-ASM-001": {
    title: "No completion event known for a service",
    why: "A job that reports through EventBridge needs the exact event its service sends; this one's is not known here.",
    fix: "Let the service report through SNS, or add its event to completion-events.ts.",
  },
  "TRB-ASM-002": {
    title: "The workflow names something the blueprint leaves out",
    why: "Every function, topic and role that the definition refers to must be part of the template.",
    fix: "Compile the pipeline again with this version of Tributary; if that does not help, report it.",
  },
  "TRB-ASM-003": {
    title: "A function's environment is too large",
    why: "Lambda takes 4 KB of environment variables, and the list of tenants is one of them.",
    fix: "Shorten tenant names and prefixes, or split the pipeline.",
  },
  "TRB-ASM-004": {
    title: "A name is too long once stage and account are added",
    why: "Physical names carry the stage, bucket names the account too, and AWS limits their length.",
    fix: "Choose a shorter name.",
  },
  "TRB-ASM-005": {
    title: "Raw files and the lake share a bucket",
    why: "Raw objects and records have different walls, readers and life times, which S3 sets per bucket.",
    fix: "Give the lake a bucket of its own.",
  },
  "TRB-ASM-006": {
    title: "The lake has a prefix",
    why: "Tables, handlers and policies find records at the root of the lake bucket.",
    fix: 'Write the lake without a prefix: s3("claims-lake").',
  },
  "TRB-ASM-007": {
    title: "Two tenants become one resource",
    why: "Logical ids of CloudFormation hold letters and digits only, so a-b and ab's cousins can meet.",
    fix: "Rename one of the tenants so that they differ in letters or digits.",
  },
  "TRB-ASM-008": {
    title: "The template is not valid",
    why: "The template was held against AWS's own resource schemas, offline, and CloudFormation would refuse it.",
    fix: "Change what the findings name in the pipeline; if nothing of yours is named, report it.",
  },
  "TRB-ASM-009": {
    title: "The template passes a limit of AWS",
    why: "CloudFormation takes 500 resources and 1 MB a template, S3 20 KB a policy.",
    fix: "Split the pipeline, or declare fewer tenants in it.",
  },
  "TRB-ASM-010": {
    title: "A handler cannot be bundled",
    why: "esbuild could not resolve or read something that the handler imports.",
    fix: "Run npm ci again; the cause names the file.",
  },
  "TRB-ASM-011": {
    title: "A permission has no known resource",
    why: "A role is derived from what the workflow calls, and a call was found whose resource cannot be told.",
    fix: "Give the state a literal or a pipeline resource as its argument.",
  },
  "TRB-ASM-012": {
    title: "The tenants do not fit into one template",
    why: "Each tenant has an access point, and for each table its rows and a permission for each reader; CloudFormation takes 500 resources, Lambda 4 KB of variables, S3 20 KB of bucket policy.",
    fix: "Declare as many tenants as the message says, and the others in further pipelines with buckets of their own.",
  },
} as const satisfies CodeTable;
