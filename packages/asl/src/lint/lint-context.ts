import type { AwsModel } from "../aws/aws-model.ts";
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
export interface LintContext extends GraphContext, Assumptions {
  /** Every JSONata expression of every state. */
  readonly expressions: readonly Expression[];
}

/** What the definition itself does not say. */
export interface Assumptions {
  readonly type: WorkflowType;
  /** How many items a Map has at worst. */
  readonly items: number;
  readonly aws?: AwsModel;
}

export function graphContext(definition: StateMachineDefinition): GraphContext {
  return { definition, states: [...walkStates(definition)] };
}

export function lintContext(definition: StateMachineDefinition, assumed: Assumptions): LintContext {
  const context = graphContext(definition);
  return { ...context, ...assumed, expressions: expressionsOf(context.states) };
}
