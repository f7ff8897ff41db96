import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { validation } from "../service/aws-error.ts";
import { optionalBoolean, optionalNumber, optionalObject, optionalString } from "../service/read-input.ts";
import { parseResource } from "../tasks/resource.ts";
import { checkMockResult } from "./check-mock-result.ts";
import { findState } from "./find-state.ts";
import type { StateMock } from "./test-probe.ts";

/** The mock of a TestState request: https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockInput.html */
export function readMock(given: JsonObject | undefined): StateMock | undefined {
  if (!given) return undefined;
  const result = optionalString(given, "result");
  const error = optionalObject(given, "errorOutput");
  if (result !== undefined && error) throw validation("A mock must have either a result or an errorOutput, not both");
  if (result !== undefined) return { result: parsed(result) };
  if (!error) throw validation("A mock must have a result or an errorOutput");
  const name = optionalString(error, "error");
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_MockErrorOutput.html
  if (name === undefined) throw validation("The error of a mocked errorOutput must be specified");
  return { errorOutput: { error: name, cause: optionalString(error, "cause") } };
}

/** What a mock may be for one state. */
export function checkMock(state: JsonObject, mock: StateMock, settings: JsonObject, input: JsonObject): void {
  const type = String(state.Type);
  if (!["Task", "Map", "Parallel"].includes(type))
    throw validation(`State type '${type}' is not supported when a mock is specified`);
  if (optionalBoolean(input, "revealSecrets") === true)
    throw validation("TestState does not support RevealSecrets when a mock is specified.");
  const { result } = mock;
  if (result === undefined) return;
  if (type === "Task") {
    const mode = optionalString(optionalObject(input, "mock") ?? {}, "fieldValidationMode") ?? "STRICT";
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

function parsed(result: string): Json {
  try {
    return JSON.parse(result) as Json;
  } catch {
    throw validation("Mocked result must be valid JSON");
  }
}

/** TestState runs these with a mock only: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html */
export function needsMock(state: JsonObject): boolean {
  if (state.Type === "Map" || state.Type === "Parallel") return true;
  const resource = state.Type === "Task" ? parseResource(String(state.Resource)) : undefined;
  return resource?.kind === "activity" || (resource?.kind === "service" && resource.pattern !== "request");
}

/** State configuration: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestStateConfiguration.html */
export function checkSettings(state: JsonObject, settings: JsonObject, mock: StateMock | undefined): void {
  for (const field of ["retrierRetryCount", "mapIterationFailureCount"]) optionalNumber(settings, field);
  const origin = optionalString(settings, "errorCausedByState");
  if (origin === undefined) return;
  if (state.Type !== "Map" && state.Type !== "Parallel")
    throw validation("ErrorCausedByState is supported for Map and Parallel states only");
  if (!mock?.errorOutput) throw validation("ErrorCausedByState needs a mocked errorOutput");
  const machines = [state.ItemProcessor, state.Iterator, ...(Array.isArray(state.Branches) ? state.Branches : [])];
  if (!machines.some((machine) => isJsonObject(machine) && findState(machine, origin)))
    throw validation(`ErrorCausedByState '${origin}' is not a state within the tested state`);
}
