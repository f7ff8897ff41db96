import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { graphUse } from "./graph-use.ts";
import { plus, type Use } from "./use.ts";

/** What an execution uses at least, typically, and at most. `Infinity` where a loop has no bound. */
export interface Cost {
  /** On the shortest way on which nothing fails, or on which what only an error ends does. */
  readonly least: Use;
  /** Without errors, every way out of a choice as likely as the others: the mean, so it need not be whole. */
  readonly typical: Use;
  /** On the longest way, with every retry used up and every error caught. */
  readonly most: Use;
}

export interface CostOptions {
  /** How many items a Map is taken to have, by state name, or for all. 1 when left away; a list written out has as many as it has. */
  readonly items?: number | Readonly<Record<string, number>>;
  /** How often a loop is gone round at most. Without it `most` is `Infinity` for a machine with a loop. */
  readonly turns?: number;
}

/**
 * Reads off a definition how many transitions and history events an execution takes.
 *
 * Each state entered is a transition, each retry is another. https://aws.amazon.com/step-functions/pricing/
 *
 * @example costOf(machine.toAsl(), { items: { EachPage: 40 } }).typical.transitions
 */
export function costOf(definition: StateMachineDefinition, options: CostOptions = {}): Cost {
  // ExecutionStarted, and ExecutionSucceeded or ExecutionFailed.
  const frame: Use = { transitions: 0, events: 2 };
  const of = (mode: "least" | "typical" | "most"): Use => plus(frame, graphUse(definition, { mode, options }));
  return { least: of("least"), typical: of("typical"), most: of("most") };
}
