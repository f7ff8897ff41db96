import pc from "picocolors";
import type { Io } from "../io.ts";
import type { DeploymentPlan, PlanLine } from "./deployment-plan.ts";

const signs: Readonly<Record<PlanLine["change"], string>> = {
  add: "+",
  adopt: "=",
  change: "~",
  replace: "!",
  "may replace": "!",
  remove: "-",
  "leave behind": "-",
};

/** A diff as a person reads it: what is added, changed, replaced and removed, and whose access widens. */
export function showPlan({ stdout }: Pick<Io, "stdout">, plan: DeploymentPlan): void {
  const paint = pc.createColors(stdout.isTTY === true);
  const colours: Readonly<Record<string, (text: string) => string>> = {
    "+": paint.green,
    "=": paint.cyan,
    "~": paint.yellow,
    "!": paint.red,
    "-": paint.red,
  };
  const { stack, account, region, lines, widened, isNew } = plan;
  const count = `${lines.length} ${lines.length === 1 ? "change" : "changes"}`;
  stdout.write(`${stack} in ${region}, account ${account}: ${isNew ? `new, ${lines.length} resources` : count}\n`);
  const width = Math.max(0, ...lines.map(({ name }) => name.length));
  const typeWidth = Math.max(0, ...lines.map(({ type }) => type.length));
  for (const line of lines) {
    const sign = signs[line.change];
    const row = `${sign} ${line.change.padEnd(12)}  ${line.name.padEnd(width)}  ${line.type.padEnd(typeWidth)}  ${line.properties.join(", ")}`;
    stdout.write(`  ${(colours[sign] ?? String)(row.trimEnd())}\n`);
  }
  if (widened.length === 0) return;
  stdout.write(`\n${paint.bold("Wider access")}\n`);
  for (const { sentence } of widened) stdout.write(`  ${paint.red("!")} ${sentence}\n`);
}
