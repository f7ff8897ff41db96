import type { MockedAnswer } from "../tasks/mocked-calls.ts";
import type { MockConfig } from "./mock-config.ts";

/** Answers by the number of the call, from 0: `"0"`, or `"0-2"` for several. */
type MockedResponse = Readonly<Record<`${number}` | `${number}-${number}`, MockedAnswer>>;

/**
 * A mock configuration in TypeScript: a test case that names a response there is not does not compile.
 *
 * @example
 * const mockConfig = defineMocks({
 *   StateMachines: { claims: { TestCases: { Throttled: { Extract: "once throttled" } } } },
 *   MockedResponses: { "once throttled": { "0": { Throw: { Error: "Throttled" } }, "1": { Return: {} } } },
 * });
 */
export function defineMocks<const Responses extends Readonly<Record<string, MockedResponse>>>(config: {
  readonly StateMachines: Readonly<
    Record<
      string,
      { readonly TestCases: Readonly<Record<string, Readonly<Record<string, NoInfer<keyof Responses & string>>>>> }
    >
  >;
  readonly MockedResponses: Responses;
}): MockConfig {
  return config;
}
