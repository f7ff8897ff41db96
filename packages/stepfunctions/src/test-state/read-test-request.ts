import type { QueryLanguage } from "../interpreter/compiled.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { invalidDefinition, validation } from "../service/aws-error.ts";
import { oneOf, optionalBoolean, optionalObject, optionalString } from "../service/read-input.ts";
import { parseResource } from "../tasks/resource.ts";
import { checkMachine } from "../validation/check-machine.ts";
import { checkState } from "../validation/check-state.ts";
import { Findings } from "../validation/findings.ts";
import { validateDefinition } from "../validation/validate-definition.ts";
import { checkContext } from "./check-context.ts";
import { checkMockResult } from "./check-mock-result.ts";
import type { StateConfiguration, StateMock } from "./test-probe.ts";

export interface TestRequest {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: QueryLanguage;
  readonly definition: string;
  readonly input: Json;
  readonly inputText: string;
  readonly roleArn: string | undefined;
  readonly level: "INFO" | "DEBUG" | "TRACE";
  readonly mock: StateMock | undefined;
  readonly configuration: StateConfiguration;
  readonly context: JsonObject | undefined;
  readonly variables: JsonObject;
  readonly errorCausedByState: string | undefined;
}

/** Reads and checks a TestState request: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export function readTestRequest(input: JsonObject): TestRequest {
  const definition = optionalString(input, "definition");
  if (definition === undefined)
    throw validation(
      "1 validation error detected: Value null at 'definition' failed to satisfy constraint: Member must not be null",
    );
  const { name, state, language } = findState(definition, optionalString(input, "stateName"));
  const inputText = optionalString(input, "input") ?? "{}";
  const roleArn = optionalString(input, "roleArn");
  const settings = optionalObject(input, "stateConfiguration") ?? {};
  const mock = readMock(optionalObject(input, "mock"));
  if (settings.mapIterationFailureCount !== undefined && !mock)
    throw validation("TestState does not support MapIterationFailureCount when a mock is not specified.");
  if (mock) checkMock(state, mock, settings, input);
  else if (state.Type === "Task" && roleArn === undefined)
    throw validation("RoleArn must be specified when testing a Task state");
  const context =
    input.context === undefined
      ? undefined
      : checkContext(parse(String(input.context), "Context object must be valid JSON"), state);
  return {
    name,
    state,
    language,
    definition,
    inputText,
    input: parse(inputText, "Invalid State Machine Execution Input"),
    roleArn,
    level: (oneOf(input, "inspectionLevel", ["INFO", "DEBUG", "TRACE"]) ?? "INFO") as TestRequest["level"],
    mock,
    context,
    configuration: {
      retrierRetryCount: typeof settings.retrierRetryCount === "number" ? settings.retrierRetryCount : 0,
      mapIterationFailureCount:
        typeof settings.mapIterationFailureCount === "number" ? settings.mapIterationFailureCount : undefined,
      mapItemReaderData:
        typeof settings.mapItemReaderData === "string"
          ? parse(settings.mapItemReaderData, "mapItemReaderData must be valid JSON")
          : undefined,
    },
    variables: objectOf(
      input.variables === undefined ? {} : parse(String(input.variables), "Variables must be valid JSON"),
    ),
    errorCausedByState: typeof settings.errorCausedByState === "string" ? settings.errorCausedByState : undefined,
  };
}

/** The state under test: the definition itself, or one state of a whole state machine, however deep. */
function findState(
  definition: string,
  stateName: string | undefined,
): { name: string; state: JsonObject; language: QueryLanguage } {
  let parsed: Json;
  try {
    parsed = JSON.parse(definition) as Json;
  } catch {
    const [first] = validateDefinition(definition, "STANDARD");
    throw invalidDefinition(`${first?.code}: ${first?.message}`);
  }
  if (!isJsonObject(parsed))
    throw invalidDefinition("SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object");
  if (stateName === undefined && parsed.Type !== undefined) {
    const findings = new Findings();
    checkState(
      "",
      parsed,
      {
        location: "",
        express: false,
        language: "JSONPath",
        inner: (machine, place) => checkMachine(machine, place, findings),
      },
      findings,
    );
    const errors = findings.all.filter(({ severity }) => severity === "ERROR");
    if (errors.length > 0)
      throw invalidDefinition(
        errors.map(({ code, message, location }) => `${code}: ${message} at ${location}`).join(", "),
      );
    return { name: "StateName", state: parsed, language: parsed.QueryLanguage === "JSONata" ? "JSONata" : "JSONPath" };
  }
  const errors = validateDefinition(definition, "STANDARD").filter(({ severity }) => severity === "ERROR");
  if (errors.length > 0)
    throw invalidDefinition(
      errors.map(({ code, message, location }) => `${code}: ${message} at ${location}`).join(", "),
    );
  const language = parsed.QueryLanguage === "JSONata" ? "JSONata" : "JSONPath";
  const state = search(parsed, stateName ?? String(parsed.StartAt));
  if (!state) throw validation("State not found in definition");
  const own = state.QueryLanguage === "JSONata" || state.QueryLanguage === "JSONPath" ? state.QueryLanguage : language;
  return { name: stateName ?? String(parsed.StartAt), state, language: own };
}

function search(machine: JsonObject, name: string): JsonObject | undefined {
  if (!isJsonObject(machine.States)) return undefined;
  const own = machine.States[name];
  if (Object.hasOwn(machine.States, name) && isJsonObject(own)) return own;
  for (const state of Object.values(machine.States)) {
    if (!isJsonObject(state)) continue;
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    for (const inner of [state.ItemProcessor, state.Iterator, ...branches]) {
      const found = isJsonObject(inner) ? search(inner, name) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function readMock(given: JsonObject | undefined): StateMock | undefined {
  if (!given) return undefined;
  if (typeof given.result === "string") return { result: parse(given.result, "Mocked result must be valid JSON") };
  const error = isJsonObject(given.errorOutput) ? given.errorOutput : undefined;
  if (!error) throw validation("A mock must have a result or an errorOutput");
  return { errorOutput: { error: optionalString(error, "error"), cause: optionalString(error, "cause") } };
}

function checkMock(state: JsonObject, mock: StateMock, settings: JsonObject, input: JsonObject): void {
  const type = String(state.Type);
  if (!["Task", "Map", "Parallel"].includes(type))
    throw validation(`State type '${type}' is not supported when a mock is specified`);
  if (optionalBoolean(input, "revealSecrets") === true)
    throw validation("TestState does not support RevealSecrets when a mock is specified.");
  const { result } = mock;
  if (result === undefined) return;
  if (type === "Task") {
    const mode =
      oneOf(optionalObject(input, "mock") ?? {}, "fieldValidationMode", ["STRICT", "PRESENT", "NONE"]) ?? "STRICT";
    const resource = parseResource(String(state.Resource));
    if (resource?.kind === "service" && mode !== "NONE") checkMockResult(resource, result, mode === "STRICT");
    return;
  }
  if (!Array.isArray(result)) {
    if (type === "Parallel" || state.ResultWriter === undefined) throw validation("Mocked result must be an array.");
    return;
  }
  if (type === "Parallel" && Array.isArray(state.Branches) && result.length !== state.Branches.length) {
    throw validation("Mocked result must contain the same number of items as number of Parallel branches.");
  }
  const failures = settings.mapIterationFailureCount;
  if (type === "Map" && typeof failures === "number" && failures > result.length) {
    throw validation("Map iteration failure count must be less than or equal to the number of Map iterations");
  }
}

function parse(text: string, message: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw validation(message);
  }
}

function objectOf(value: Json): JsonObject {
  return isJsonObject(value) ? value : {};
}
