import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type PlacedState, walkStates } from "../states/walk-states.ts";
import { type Expression, expressionsOf } from "./expressions-of.ts";

export type WorkflowType = "STANDARD" | "EXPRESS";

/** What rules that look only at names and ways need. */
export interface GraphContext {
  readonly definition: StateMachineDefinition;
  readonly states: readonly PlacedState[];
}

/** A definition of sound shape, walked once for all rules. */
export interface LintContext extends GraphContext {
  readonly type: WorkflowType;
  /** Every JSONata expression of every state. */
  readonly expressions: readonly Expression[];
}

export function graphContext(definition: StateMachineDefinition): GraphContext {
  return { definition, states: [...walkStates(definition)] };
}

export function lintContext(definition: StateMachineDefinition, type: WorkflowType): LintContext {
  const states = [...walkStates(definition)];
  return { definition, type, states, expressions: states.flatMap(expressionsOf) };
}
