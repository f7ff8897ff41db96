import type { JsonObject } from "../json.ts";
import type { CompiledMachine, QueryLanguage, Transition } from "./compiled.ts";
import type { Visit } from "./visit.ts";

export interface StateSource {
  readonly name: string;
  readonly definition: JsonObject;
  readonly queryLanguage: QueryLanguage;
  readonly next: string | undefined;
  readonly inner: readonly CompiledMachine[];
}

/** Turns the definition of one state into what runs it. */
export type StateCompiler = (source: StateSource) => (visit: Visit) => Transition | Promise<Transition>;
