import type { Json } from "../json.ts";

export type MockedAnswer =
  | { readonly Return: Json }
  | { readonly Throw: { readonly Error: string; readonly Cause?: string } };

/** The answers of one test case of a MockConfigFile, handed out in the order of the calls of each state. */
export class MockedCalls {
  readonly #byState: ReadonlyMap<string, readonly (readonly [number, number, MockedAnswer])[]>;
  readonly #calls: Map<string, number>;

  constructor(
    byState: ReadonlyMap<string, readonly (readonly [number, number, MockedAnswer])[]>,
    calls: Readonly<Record<string, number>> = {},
  ) {
    this.#byState = byState;
    this.#calls = new Map(Object.entries(calls));
  }

  /** Calls each state has made so far. */
  counts(): Record<string, number> {
    return Object.fromEntries(this.#calls);
  }

  has(state: string): boolean {
    return this.#byState.has(state);
  }

  /** The answer to the next call of a state; undefined when the state is not mocked. */
  next(state: string): MockedAnswer | undefined {
    const answers = this.#byState.get(state);
    if (!answers) return undefined;
    const call = this.#calls.get(state) ?? 0;
    this.#calls.set(state, call + 1);
    return (
      answers.find(([from, to]) => call >= from && call <= to)?.[2] ?? {
        Throw: { Error: "MockError", Cause: `No mocked response for call ${call} of state '${state}'` },
      }
    );
  }
}
