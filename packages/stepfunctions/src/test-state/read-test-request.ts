import type { QueryLanguage } from "../interpreter/compiled.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { invalidDefinition, validation } from "../service/aws-error.ts";
import { optionalObject, optionalString, requiredString } from "../service/read-input.ts";
import { checkMachine } from "../validation/check-machine.ts";
import { checkState } from "../validation/check-state.ts";
import { Findings } from "../validation/findings.ts";
import { validateDefinition } from "../validation/validate-definition.ts";
import { checkContext } from "./check-context.ts";
import { findState } from "./find-state.ts";
import { checkMock, checkSettings, needsMock, readMock } from "./read-mock.ts";
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
}

/** Reads and checks a TestState request: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export function readTestRequest(input: JsonObject): TestRequest {
  const definition = requiredString(input, "definition");
  const { name, state, language } = stateUnderTest(definition, optionalString(input, "stateName"));
  const inputText = optionalString(input, "input") ?? "{}";
  const roleArn = optionalString(input, "roleArn");
  const settings = optionalObject(input, "stateConfiguration") ?? {};
  const mock = readMock(optionalObject(input, "mock"));
  checkSettings(state, settings, mock);
  if (settings.mapIterationFailureCount !== undefined && !mock)
    throw validation("TestState does not support MapIterationFailureCount when a mock is not specified.");
  if (mock) checkMock(state, mock, settings, input);
  else if (needsMock(state))
    throw validation(`State type '${String(state.Type)}' is not supported when a mock is not specified`);
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
    level: (optionalString(input, "inspectionLevel") ?? "INFO") as TestRequest["level"],
    mock,
    context,
    configuration: {
      retrierRetryCount: typeof settings.retrierRetryCount === "number" ? settings.retrierRetryCount : 0,
      mapIterationFailureCount:
        typeof settings.mapIterationFailureCount === "number" ? settings.mapIterationFailureCount : undefined,
      mapItemReaderData: typeof settings.mapItemReaderData === "string" ? settings.mapItemReaderData : undefined,
    },
    variables: objectOf(
      input.variables === undefined ? {} : parse(String(input.variables), "Variables must be valid JSON"),
    ),
  };
}

/** The state under test: the definition itself, or one state of a whole state machine, however deep. */
function stateUnderTest(
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
  const state = findState(parsed, stateName ?? String(parsed.StartAt));
  if (!state) throw validation("State not found in definition");
  const own = state.QueryLanguage === "JSONata" || state.QueryLanguage === "JSONPath" ? state.QueryLanguage : language;
  return { name: stateName ?? String(parsed.StartAt), state, language: own };
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
