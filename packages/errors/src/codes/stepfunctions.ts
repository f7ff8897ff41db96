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
  "TRB-SFN-004": {
    title: "The state folder is in use",
    why: "Two processes that write one state folder would lose each other's executions, so the first one keeps it to itself.",
    fix: "Stop the process the message names, or give this one another state folder.",
  },
  "TRB-SFN-005": {
    title: "The state folder was written by another version",
    why: "What executions keep on disk changes between versions, and reading it wrongly would run steps twice.",
    fix: "Use the version that wrote the folder, or start with another or an emptied folder.",
  },
  "TRB-SFN-006": {
    title: "The state folder cannot be used",
    why: "The folder has to be a directory in which this process may create and write files.",
    fix: "Name a directory that can be written, or leave the option out to keep state in memory.",
  },
} as const satisfies CodeTable;
