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
    title: "A way leads nowhere",
    why: "Ways out of a choice or a catch rule that do not end go on to the state after it, and there is none.",
    fix: "End the way with succeed(), fail() or goto(), or add a state after it.",
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
  "TRB-ASL-011": {
    title: "Not JSON",
    why: "The text of a definition is JSON; placeholders of templates may stand where a value belongs.",
    fix: "Correct the text at the line and column named.",
  },
  "TRB-ASL-012": {
    title: "Not a definition",
    why: "The document is JSON but no workflow: a state type, a field or a way on is wrong.",
    fix: "Correct what the message names; `pipeline lint` shows all of it.",
  },
  "TRB-ASL-014": {
    title: "JSONPath cannot say this",
    why: "A machine built with queryLanguage JSONPath has paths, intrinsic functions and data tests only; JSONata has more.",
    fix: "Build the machine in JSONata, spell it with jsonPath(), or part it: a pass() for the shape, a choice() for the test, merge(input, { field }) to keep the input.",
  },
  "TRB-ASL-015": {
    title: "An expression of the other query language",
    why: "jsonata() and jsonPath() are printed as they are, and a machine has one query language.",
    fix: "Use the function of the machine's query language, or the operators, which print to both.",
  },
  "TRB-ASL-016": {
    title: "A resource hint that narrows nothing",
    why: "`resources` names what a state's actions are called on where only the run knows; elsewhere the definition itself says it.",
    fix: "Take the hint away, or correct its action as permissionsOf spells it.",
  },
  "TRB-ASL-017": {
    title: "An option out of place",
    why: "An option that is not known, or that stands where it is not read, would do nothing.",
    fix: "A rule is (condition, way) or (condition, { assign, output, comment }, way); a catch rule in a list has errors, next, output, assign and comment.",
  },
  "TRB-ASL-018": {
    title: "A permission wider than the need",
    why: "What the state calls is computed by the run, so the role must allow all of them.",
    fix: "Name the resources in the task's `resources`, or pass them to permissionsOf.",
  },
  "TRB-ASL-019": {
    title: "Too long for a picture or for code",
    why: "A thousand states and more, one after the other, are more than the layout of a picture and one chain of calls hold.",
    fix: "Part the definition into machines of their own that it starts; Mermaid text has no such bound.",
  },
  "TRB-ASL-100": {
    title: "Not a definition",
    why: "The document lacks what every definition has, so nothing else in it can be looked at.",
    fix: "Supply the missing part; https://states-language.net/spec.html shows the shape.",
  },
  "TRB-ASL-101": {
    title: "A field the state does not have",
    why: "A misspelt field, one of another state type, or one of the other query language; AWS refuses the definition.",
    fix: "Remove the field or write its name as the language spells it.",
  },
  "TRB-ASL-102": {
    title: "StartAt names no state",
    why: "The flow has no state to begin with.",
    fix: "Name one of the flow's states in StartAt.",
  },
  "TRB-ASL-103": {
    title: "A jump to no state",
    why: "Next, Default and Catch can only name states of the same flow.",
    fix: "Name a state of the same flow; leave a branch or Map by ending it.",
  },
  "TRB-ASL-104": {
    title: "An unreachable state",
    why: "No state leads to it, so it never runs; AWS refuses the definition.",
    fix: "Lead to the state or remove it.",
  },
  "TRB-ASL-105": {
    title: "A flow that never ends",
    why: "No state of the flow is terminal.",
    fix: 'End a state with "End": true, or add Succeed or Fail.',
  },
  "TRB-ASL-106": {
    title: "A name used twice",
    why: "State names are unique over the whole machine, inner flows included.",
    fix: "Rename one of the states.",
  },
  "TRB-ASL-107": {
    title: "A state name over 80 characters",
    why: "AWS accepts at most 80 characters.",
    fix: "Shorten the name and use Comment for the rest.",
  },
  "TRB-ASL-108": {
    title: "No single way on",
    why: 'A state goes on by exactly one of Next and "End": true.',
    fix: "Keep one of the two.",
  },
  "TRB-ASL-109": {
    title: "A value of the wrong type",
    why: "The field holds a value of another type than its meaning has, so the definition cannot be read further.",
    fix: "Write the type the message names; a number may be a JSONata expression or a template's placeholder.",
  },
  "TRB-ASL-110": {
    title: "States.ALL out of place",
    why: "States.ALL stands alone in its rule, and its rule comes last; otherwise AWS refuses the definition.",
    fix: "Move States.ALL to a last rule of its own.",
  },
  "TRB-ASL-111": {
    title: "A retry number out of range",
    why: "AWS refuses retriers whose numbers make no sense.",
    fix: "Use a number the message names.",
  },
  "TRB-ASL-112": {
    title: "Heartbeat not shorter than the timeout",
    why: "The heartbeat could never be missed before the timeout strikes; AWS refuses it.",
    fix: "Make HeartbeatSeconds less than TimeoutSeconds.",
  },
  "TRB-ASL-113": {
    title: "A callback without a timeout",
    why: "When the answer is lost the execution hangs, for up to a year, and nobody is told.",
    fix: "Set TimeoutSeconds, or HeartbeatSeconds when the worker sends heartbeats.",
  },
  "TRB-ASL-114": {
    title: "A job without a timeout",
    why: "A .sync integration waits for a job that may hang.",
    fix: "Set TimeoutSeconds to more than the longest honest run.",
  },
  "TRB-ASL-115": {
    title: "A task token that is not sent",
    why: "Nobody can answer a token nobody got.",
    fix: "Put $states.context.Task.Token ($$.Task.Token in JSONPath) into the arguments.",
  },
  "TRB-ASL-116": {
    title: "A task token where there is none",
    why: "Only a state whose resource ends in .waitForTaskToken has a token.",
    fix: "Use the .waitForTaskToken form of the integration.",
  },
  "TRB-ASL-117": {
    title: "A choice without Default",
    why: "The execution fails with States.NoChoiceMatched when no rule holds.",
    fix: "Add a Default, a Fail state with a clear error if nothing else.",
  },
  "TRB-ASL-118": {
    title: "An unknown resource",
    why: "A Task calls an integration, a function or an activity by its ARN.",
    fix: "Write the ARN, as arn:aws:states:::aws-sdk:<service>:<action>.",
  },
  "TRB-ASL-119": {
    title: "Throttling is not retried",
    why: "AI services have low quotas; the first burst of files throttles calls, and an unretried call fails its execution.",
    fix: "Retry the service's throttling errors with back-off, maximum delay and full jitter.",
  },
  "TRB-ASL-120": {
    title: "An expression that cannot be read",
    why: "JSONata reports a syntax error in it.",
    fix: "Correct the expression at the character the message names.",
  },
  "TRB-ASL-121": {
    title: "JSONata that Step Functions does not have",
    why: "Step Functions implements JSONata 2.0 without $eval; newer operators are refused or fail when they run.",
    fix: "Spell `a ?? b` as `$exists(a) ? a : b`, `a ?: b` as `a ? a : b`, and `$eval` as the expression itself, or `$parse` for JSON.",
  },
  "TRB-ASL-122": {
    title: "A part of $states that is not there",
    why: "result exists in Output and Assign of Task, Parallel and Map; errorOutput in Catch.",
    fix: "Read input or context, or move the expression to where the value is.",
  },
  "TRB-ASL-123": {
    title: "JSONPath in a JSONata machine",
    why: "A machine whose QueryLanguage is JSONata has JSONata states only.",
    fix: "Translate the state, or declare JSONPath for the machine and JSONata for single states.",
  },
  "TRB-ASL-124": {
    title: "A definition near 1 MB",
    why: "AWS refuses definitions over 1,048,576 bytes.",
    fix: "Move parts into machines of their own and start them.",
  },
  "TRB-ASL-125": {
    title: "A retried start without a token",
    why: "When the answer to the first start is lost, the retry starts, and bills, a second job.",
    fix: "Pass the idempotency token the message names, derived from the document's id.",
  },
  "TRB-ASL-126": {
    title: "An undefined variable",
    why: "Nothing assigns the variable on any way to the state, so the expression fails when it runs.",
    fix: "Assign the variable in an earlier state, or correct its name.",
  },
  "TRB-ASL-127": {
    title: "A variable that may be undefined",
    why: "Some way to the state does not assign the variable.",
    fix: "Assign it on every way, or before the ways part.",
  },
  "TRB-ASL-128": {
    title: "A shadowed variable",
    why: "An inner flow cannot assign a variable of the flow around; AWS refuses the definition.",
    fix: "Give the inner variable another name.",
  },
  "TRB-ASL-129": {
    title: "An unused variable",
    why: "Nothing reads it, and variables count against the execution's limits.",
    fix: "Remove the assignment.",
  },
  "TRB-ASL-130": {
    title: "A label AWS refuses",
    why: "Labels become part of Map run ARNs: at most 40 characters, none of them white space, wildcards, brackets or control characters.",
    fix: "Use letters, digits, hyphens and underscores.",
  },
  "TRB-ASL-131": {
    title: "Not a timestamp",
    why: "ASL wants RFC 3339 with an upper case T and a Z or an offset.",
    fix: "Write it as 2026-11-23T09:00:00Z.",
  },
  "TRB-ASL-132": {
    title: "Not for Express workflows",
    why: "Express workflows, and the Express child executions of a distributed Map, have no .sync, no .waitForTaskToken, no activities and no distributed Map.",
    fix: "Run it as a Standard workflow, or call the service without waiting.",
  },
  "TRB-ASL-133": {
    title: "Neither a path nor an intrinsic function",
    why: "In JSONPath the value of a field whose name ends in .$ is computed.",
    fix: "Write a path such as $.name, a call such as States.Format('{}', $.name), or take the .$ off the name.",
  },
  "TRB-ASL-134": {
    title: "An expression that is not taken as one",
    why: "A JSONata string begins with {% and ends with %}, with nothing around them, and stands in a JSONata state; what is half written is refused, the rest is sent as plain text.",
    fix: "Write both delimiters at the very ends of the string, and set QueryLanguage where the state is meant to be JSONata.",
  },
  "TRB-ASL-135": {
    title: "One thing said twice",
    why: "A value and the path to it, or a field and its `.$` form, stand for the same thing; AWS refuses both together.",
    fix: "Keep the one that is meant.",
  },
  "TRB-ASL-136": {
    title: "A Choice rule that is no test",
    why: "In JSONPath a rule has a Variable and one comparison, or And, Or or Not of such; in JSONata a Condition. AWS refuses anything else.",
    fix: "Write the rule as the message says, one comparison in it.",
  },
  "TRB-ASL-137": {
    title: "Not a path",
    why: "Paths of JSONPath states begin with $, and a result can only be put at a place in the input that is named field by field.",
    fix: "Write a path such as $.order.id; for ResultPath without wildcards, filters and functions.",
  },
  "TRB-ASL-138": {
    title: "An unknown service or action",
    why: "The integration names something AWS does not have, so creating the state machine fails.",
    fix: "Correct the name: services in lower case without hyphens, actions as the API's operation with a small first letter.",
  },
  "TRB-ASL-139": {
    title: "An argument the action does not have",
    why: "The installed SDK client knows no such argument; AWS refuses it when the state runs.",
    fix: "Correct the name, in PascalCase, or remove it.",
  },
  "TRB-ASL-140": {
    title: "A missing argument",
    why: "The installed SDK client says the argument is required; the call fails when the state runs.",
    fix: "Supply the argument.",
  },
  "TRB-ASL-141": {
    title: "An argument of the wrong shape",
    why: "The action takes a list, an object or a single value here, and something else is written; the call fails when the state runs.",
    fix: "Write the shape the message names.",
  },
  "TRB-ASL-142": {
    title: "A result that may pass 256 KiB",
    why: "Step Functions fails a state whose result is larger, with States.DataLimitExceeded, whatever the state selects of it; large inputs bring it about.",
    fix: "Ask for smaller pages, let the answer go to S3 and pass its key, or write results with a ResultWriter.",
  },
  "TRB-ASL-143": {
    title: "A history that may pass 25,000 events",
    why: "Step Functions ends an execution when its history is full.",
    fix: "Run the items in a distributed Map, or the turns of the loop in executions of their own.",
  },
  "TRB-ASL-144": {
    title: "A job that is polled",
    why: "Every turn of the loop costs transitions and events, and the answer comes late by half the wait.",
    fix: "Wait with .sync or for a task token that the service's completion event answers; where there is no such event, bound the loop and silence this with that reason.",
  },
  "TRB-ASL-145": {
    title: "A silence without a reason or a need",
    why: "What is accepted needs a reason that a reader can judge, and one that is no longer found hides the next.",
    fix: "Write `lint-allow <code>: <reason>`, or remove it.",
  },
  "TRB-ASL-146": {
    title: "A way to wait that there is not",
    why: "Only some optimised integrations have .sync, and AWS SDK integrations have none; AWS refuses the definition.",
    fix: "Use the optimised integration that has it, or .waitForTaskToken.",
  },
  "TRB-ASL-147": {
    title: "A number out of range",
    why: "AWS refuses the definition.",
    fix: "Use a number the message names.",
  },
  "TRB-ASL-148": {
    title: "An error that never comes",
    why: "Names that begin with States. are AWS's own, and some errors end the execution whatever is written, and the first rule that fits an error is the only one; the rest is dead.",
    fix: "Write the name as AWS spells it, put the narrower rule first, or remove it.",
  },
  "TRB-ASL-149": {
    title: "A value the field does not take",
    why: "The field takes one of a few words; AWS refuses the definition.",
    fix: "Use one of those the message names.",
  },
  "TRB-ASL-150": {
    title: "A name no variable can have",
    why: "A variable is read as $name, so its name has letters, digits and underscores, at most 80; $states is taken.",
    fix: "Rename the variable.",
  },
  "TRB-ASL-151": {
    title: "A place after brackets that yields nothing",
    why: "JSONata finds no field in the one element that [ ... ][0] leaves when a path begins with it, and the expression is undefined.",
    fix: "Write ([ ... ])[0].name.",
  },
} as const satisfies CodeTable;
