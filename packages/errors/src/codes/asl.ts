import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-ASL-nnn`, thrown by `asl`. */
export const aslCodes = {
  "TRB-ASL-001": {
    title: "An expression was used as a value",
    why: "References such as `input.name` stand for data that exists only when the workflow runs; JavaScript cannot add, print or change them.",
    fix: "Build text with the format tag (format`...${input.name}`), and sums and tests with functions such as add and eq.",
  },
  "TRB-ASL-002": {
    title: "Not a JSON value",
    why: "A definition is a JSON document; dates, class instances, functions and undefined list items cannot stand in it.",
    fix: "Write the value as a string, number, boolean, null, list or plain object.",
  },
  "TRB-ASL-003": {
    title: "Not an expression",
    why: "`jsonata()` takes the text of one expression without its delimiters.",
    fix: "Pass the text between {% and %} only.",
  },
  "TRB-ASL-004": {
    title: "A flow has no states",
    why: "A machine, a branch and the processor of a Map need at least one state.",
    fix: "Add a state; a pass() is enough where nothing is to be done.",
  },
  "TRB-ASL-005": {
    title: "A choice leads nowhere",
    why: "Ways out of a choice that do not end go on to the state after it, and there is none.",
    fix: "End the way with succeed(), fail() or goto(), or add a state after the choice.",
  },
  "TRB-ASL-006": {
    title: "A state name of the wrong length",
    why: "AWS accepts names of 1 to 80 characters.",
    fix: "Choose a name of 1 to 80 characters.",
  },
  "TRB-ASL-007": {
    title: "Two states have one name",
    why: "Names are unique over the whole machine, branches and Map processors included.",
    fix: "Rename one of the states.",
  },
  "TRB-ASL-008": {
    title: "A jump to a state that does not exist",
    why: "A state can only go to states of its own flow; branches and Map processors are flows of their own.",
    fix: "Name a state of the same flow.",
  },
  "TRB-ASL-009": {
    title: "Not a service name",
    why: "SDK integrations name services in lower case letters and digits, as in `bedrockruntime`.",
    fix: "Use the service name of the integration's ARN, arn:aws:states:::aws-sdk:<service>:<action>.",
  },
  "TRB-ASL-010": {
    title: "Not a placeholder's name",
    why: "CloudFormation's DefinitionSubstitutions replaces `${Name}` where the name has letters, digits and underscores only.",
    fix: "Use letters, digits and underscores.",
  },
} as const satisfies CodeTable;
