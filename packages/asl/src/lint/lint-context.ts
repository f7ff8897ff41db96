import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type PlacedState, walkStates } from "../states/walk-states.ts";
import { type Expression, expressionsOf } from "./expressions-of.ts";

/** A definition of sound shape, walked once for all rules. */
export interface LintContext {
  readonly definition: StateMachineDefinition;
  readonly states: readonly PlacedState[];
  /** Every JSONata expression of every state. */
  readonly expressions: readonly Expression[];
}

export function lintContext(definition: StateMachineDefinition): LintContext {
  const states = [...walkStates(definition)];
  return { definition, states, expressions: states.flatMap(expressionsOf) };
}
