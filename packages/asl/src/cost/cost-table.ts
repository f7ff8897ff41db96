import { expressObstacle } from "../lint/express-obstacle.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type Cost, type CostOptions, costOf } from "./cost-of.ts";
import { type ExpressRun, expressDollars, standardDollars, usEast1 } from "./dollars-of.ts";
import type { Use } from "./use.ts";

/** Minimum, typical and maximum of one execution. */
export interface CostRow {
  readonly what: "transitions" | "events" | "Express children" | "Standard dollars" | "Express dollars";
  readonly least: number;
  readonly typical: number;
  readonly most: number;
}

export interface CostTableOptions extends CostOptions {
  /** How long the execution, or a child of a distributed Map, runs as Express, and what it holds in memory; 1 s and 64 MB when left away. */
  readonly express?: ExpressRun;
}

/** What one execution takes and costs, as Standard, and as Express where it can run as that. Infinite where a loop has no bound. */
export function costTable(definition: StateMachineDefinition, options: CostTableOptions = {}): readonly CostRow[] {
  const cost = costOf(definition, options);
  const run = options.express ?? { seconds: 1, megabytes: 64 };
  const express = expressDollars(run);
  const children: CostRow = { what: "Express children", ...each(cost, "expressRuns") };
  return [
    { what: "transitions", ...each(cost, "transitions") },
    { what: "events", ...each(cost, "events") },
    ...(children.most > 0 ? [children] : []),
    { what: "Standard dollars", ...standardDollars(cost, usEast1, run) },
    // Express is billed by time and memory, whatever way is taken.
    ...(expressObstacle(definition) === undefined
      ? [{ what: "Express dollars", least: express, typical: express, most: express } as const]
      : []),
  ];
}

function each({ least, typical, most }: Cost, of: keyof Use): Record<keyof Cost, number> {
  return { least: least[of] ?? 0, typical: typical[of] ?? 0, most: most[of] ?? 0 };
}
