import { readdir } from "node:fs/promises";
import type { Bench } from "./bench.ts";

/** Runs every benchmark of this folder, or those named on the command line. */
async function main(wanted: readonly string[]): Promise<void> {
  const benches = await load();
  const names = new Set(benches.map(({ name }) => name));
  const unknown = wanted.filter((name) => !names.has(name));
  if (unknown.length > 0)
    throw new Error(`No benchmark named ${unknown.join(", ")}. There are: ${[...names].join(", ")}`);
  for (const bench of benches) {
    if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
    print(`\n== ${bench.name}`);
    await bench.run(print);
  }
}

async function load(): Promise<readonly Bench[]> {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(".bench.ts")).sort();
  const modules: { bench: Bench }[] = await Promise.all(files.map((file) => import(`./${file}`)));
  return modules.map(({ bench }) => bench);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main(process.argv.slice(2));
