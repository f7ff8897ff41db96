import type { JsonObject } from "../json.ts";
import type { Payload } from "../payload.ts";
import type { Catcher } from "./catcher.ts";
import type { Retrier } from "./retrier.ts";
import type { Visit } from "./visit.ts";

export type StateType = "Task" | "Pass" | "Choice" | "Wait" | "Succeed" | "Fail" | "Parallel" | "Map";
export type QueryLanguage = "JSONPath" | "JSONata";

/** A state machine, or the inner one of a Map or Parallel, ready to run. Compiled once for each definition. */
export interface CompiledMachine {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, CompiledState>;
  readonly queryLanguage: QueryLanguage;
  readonly timeoutSeconds: number | undefined;
  readonly definition: JsonObject;
}

export interface CompiledState {
  readonly name: string;
  readonly type: StateType;
  readonly queryLanguage: QueryLanguage;
  readonly definition: JsonObject;
  readonly next: string | undefined;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
  /** Machines inside: the branches of a Parallel, the processor of a Map. */
  readonly inner: readonly CompiledMachine[];
  run(visit: Visit): Transition | Promise<Transition>;
}

/** The end of a state: what it hands on and where to. No `next` ends the strand. */
export interface Transition {
  readonly output: Payload;
  readonly next: string | undefined;
  /** Variables to assign when the state exits. */
  readonly assign?: JsonObject | undefined;
}
