import { type CostRow, costTable, expressObstacle } from "@tributary/asl";
import Table from "cli-table3";
import { openDefinition } from "../asl/open-definition.ts";
import type { CostCommandOptions } from "../commands/cost.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { plainTable, trimmed } from "../show/plain-table.ts";

/** `pipeline cost`: transitions, events and dollars of one execution, at least, typically and at most. */
export async function cost(io: Io, file: string | undefined, options: CostCommandOptions): Promise<number> {
  const { name, definition } = await openDefinition(io, file, options);
  const rows = costTable(definition, {
    items: options.items,
    ...(options.turns !== undefined && { turns: options.turns }),
    express: { seconds: options.seconds, megabytes: options.memory },
  });
  const obstacle = expressObstacle(definition);
  const notExpress = obstacle ? `Not for Express: ${obstacle.what}, at ${obstacle.location}.\n` : "";
  io.stdout.write(
    options.json
      ? `${JSON.stringify({ name, rows: rows.map(finite), ...(obstacle && { notExpress: obstacle }) })}\n`
      : `${table(name, rows)}\n${notExpress}`,
  );
  return exitCodes.ok;
}

/** JSON has no infinity: without a bound there is no number. */
function finite(row: CostRow): object {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, Number.isFinite(value) || key === "what" ? value : null]),
  );
}

function table(name: string, rows: readonly CostRow[]): string {
  const lines = new Table({
    head: [name, "least", "typical", "most"],
    ...plainTable,
    colAligns: ["left", "right", "right", "right"],
  });
  for (const { what, least, typical, most } of rows) {
    const shown = what.endsWith("dollars") ? dollars : amount;
    lines.push([what, shown(least), shown(typical), shown(most)]);
  }
  return trimmed(lines.toString());
}

const amount = (value: number): string => (Number.isFinite(value) ? String(Math.round(value * 10) / 10) : "no bound");
const dollars = (value: number): string => (Number.isFinite(value) ? value.toFixed(6) : "no bound");
