import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type Cost, type CostOptions, costOf } from "./cost-of.ts";
import { type ExpressRun, expressDollars, standardDollars } from "./dollars-of.ts";

/** Minimum, typical and maximum of one execution. */
export interface CostRow {
  readonly what: "transitions" | "events" | "Standard dollars" | "Express dollars";
  readonly least: number;
  readonly typical: number;
  readonly most: number;
}

export interface CostTableOptions extends CostOptions {
  /** How long the execution would run as Express, and what it would hold in memory; 1 s and 64 MB when left away. */
  readonly express?: ExpressRun;
}

/** What one execution takes and costs, as Standard and as Express. Infinite where a loop has no bound. */
export function costTable(definition: StateMachineDefinition, options: CostTableOptions = {}): readonly CostRow[] {
  const cost = costOf(definition, options);
  const express = expressDollars(options.express ?? { seconds: 1, megabytes: 64 });
  return [
    { what: "transitions", ...each(cost, "transitions") },
    { what: "events", ...each(cost, "events") },
    { what: "Standard dollars", ...standardDollars(cost) },
    // Express is billed by time and memory, whatever way is taken.
    { what: "Express dollars", least: express, typical: express, most: express },
  ];
}

function each({ least, typical, most }: Cost, of: "transitions" | "events"): Record<keyof Cost, number> {
  return { least: least[of], typical: typical[of], most: most[of] };
}
