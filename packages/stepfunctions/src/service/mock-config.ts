import { readFileSync } from "node:fs";
import { TributaryError } from "@tributary/errors";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type MockedAnswer, MockedCalls } from "../tasks/mocked-calls.ts";

/** `MockConfigFile.json` of Step Functions Local: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html */
export interface MockConfig {
  readonly StateMachines: Readonly<
    Record<string, { readonly TestCases: Readonly<Record<string, Readonly<Record<string, string>>>> }>
  >;
  readonly MockedResponses: Readonly<Record<string, Readonly<Record<string, MockedAnswer>>>>;
}

/** Takes the configuration as an object, or reads it from a file. */
export function readMockConfig(given: MockConfig | string): MockConfig {
  if (typeof given !== "string") return checked(given, "the given object");
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(given, "utf8"));
  } catch (cause) {
    throw new TributaryError(
      "TRB-SFN-001",
      `Cannot read the mock configuration: ${cause instanceof Error ? cause.message : String(cause)}`,
      { at: { file: given }, cause },
    );
  }
  return checked(parsed, given);
}

function checked(value: unknown, file: string): MockConfig {
  const fault = (message: string): TributaryError => new TributaryError("TRB-SFN-001", message, { at: { file } });
  if (!isJsonObject(value) || !isJsonObject(value.StateMachines) || !isJsonObject(value.MockedResponses)) {
    throw fault("The mock configuration has no StateMachines or no MockedResponses");
  }
  const responses = value.MockedResponses;
  for (const [machine, entry] of Object.entries(value.StateMachines)) {
    const cases = isJsonObject(entry) ? entry.TestCases : undefined;
    if (!isJsonObject(cases)) throw fault(`State machine '${machine}' has no TestCases`);
    for (const [name, states] of Object.entries(cases)) {
      if (!isJsonObject(states)) throw fault(`Test case '${machine}/${name}' is not an object`);
      for (const [state, response] of Object.entries(states)) {
        if (typeof response !== "string" || !Object.hasOwn(responses, response))
          throw fault(
            `'${machine}/${name}/${state}' names the response '${String(response)}', which MockedResponses does not have`,
          );
      }
    }
  }
  for (const [name, answers] of Object.entries(responses)) checkAnswers(name, answers as Json, fault);
  return value as JsonObject & MockConfig;
}

function checkAnswers(name: string, answers: Json, fault: (message: string) => TributaryError): void {
  if (!isJsonObject(answers)) throw fault(`Mocked response '${name}' is not an object`);
  const taken = new Set<number>();
  for (const [range, answer] of Object.entries(answers)) {
    const [, first, last = first] = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(range) ?? [];
    if (first === undefined || Number(last) < Number(first))
      throw fault(`Mocked response '${name}' has '${range}', which is neither a number nor a range`);
    for (let call = Number(first); call <= Number(last); call++) {
      if (taken.has(call)) throw fault(`Mocked response '${name}' answers call ${call} twice`);
      taken.add(call);
    }
    checkAnswer(answer, (what) => fault(`Mocked response '${name}', ${range}: ${what}`));
  }
}

function checkAnswer(answer: Json, fault: (what: string) => TributaryError): void {
  if (!isJsonObject(answer) || "Return" in answer === "Throw" in answer)
    throw fault("exactly one of Return and Throw is needed");
  if (answer.Throw === undefined) return;
  const thrown = isJsonObject(answer.Throw) ? answer.Throw : {};
  if (typeof thrown.Error !== "string") throw fault("Throw needs an Error that is text");
  if (thrown.Cause !== undefined && typeof thrown.Cause !== "string") throw fault("Cause has to be text");
}

/** The mocked answers of one test case; undefined when the configuration does not have it. */
export function mockedCalls(
  config: MockConfig,
  machine: string,
  testCase: string,
  calls: Readonly<Record<string, number>> = {},
): MockedCalls | undefined {
  const states = config.StateMachines[machine]?.TestCases[testCase];
  if (!states) return undefined;
  const byState = new Map<string, [number, number, MockedAnswer][]>();
  for (const [state, response] of Object.entries(states)) {
    const answers = Object.entries(config.MockedResponses[response] ?? {});
    byState.set(
      state,
      answers.map(([range, answer]) => {
        const [from = 0, to = from] = range.split("-").map(Number);
        return [from, to, answer];
      }),
    );
  }
  return new MockedCalls(byState, calls);
}
