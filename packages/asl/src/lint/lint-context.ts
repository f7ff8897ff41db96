import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type PlacedState, walkStates } from "../states/walk-states.ts";
import { type Expression, expressionsOf } from "./expressions-of.ts";

export type WorkflowType = "STANDARD" | "EXPRESS";

/** A definition of sound shape, walked once for all rules. */
export interface LintContext {
  readonly definition: StateMachineDefinition;
  readonly type: WorkflowType;
  readonly states: readonly PlacedState[];
  /** Every JSONata expression of every state. */
  readonly expressions: readonly Expression[];
}

export function lintContext(definition: StateMachineDefinition, type: WorkflowType): LintContext {
  const states = [...walkStates(definition)];
  return { definition, type, states, expressions: states.flatMap(expressionsOf) };
}
