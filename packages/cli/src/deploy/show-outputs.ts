import type { Io } from "../io.ts";

export function showOutputs({ stdout }: Pick<Io, "stdout">, outputs: Readonly<Record<string, string>>): void {
  const width = Math.max(0, ...Object.keys(outputs).map((name) => name.length));
  for (const [name, value] of Object.entries(outputs)) stdout.write(`  ${name.padEnd(width)}  ${value}\n`);
}
