import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-SFN-nnn`, thrown by `stepfunctions`. */
export const stepfunctionsCodes = {
  "TRB-SFN-001": {
    title: "The mock configuration cannot be used",
    why: "MockConfigFile.json has a fixed form: StateMachines with TestCases that name entries of MockedResponses.",
    fix: "Correct the place the message names; the form is that of Step Functions Local.",
  },
  "TRB-SFN-002": {
    title: "The port cannot be used",
    why: "Another program listens on the port, or the port is reserved.",
    fix: "Choose another port, or 0 for any free one.",
  },
  "TRB-SFN-003": {
    title: "The SDK client for a task's service is not installed",
    why: "Tasks call AWS services through the SDK client of that service, which is loaded when the first task needs it.",
    fix: "Install the package the message names.",
  },
} as const satisfies CodeTable;
