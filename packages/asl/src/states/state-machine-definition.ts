import type { State } from "./state.ts";

export type QueryLanguage = "JSONata" | "JSONPath";

/** A JSON value as it stands in a definition. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A definition, or the inside of a Map or a Parallel branch: a place to start and the states by name. */
export interface StateGraph {
  readonly Comment?: string;
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** An Amazon States Language document, in either query language. https://states-language.net/spec.html */
export interface StateMachineDefinition extends StateGraph {
  readonly QueryLanguage?: QueryLanguage;
  readonly Version?: string;
  readonly TimeoutSeconds?: number;
}
