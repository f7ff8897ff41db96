import { mkdir, writeFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { mermaidOf, svgOf } from "@tributary/asl";
import { openDefinition } from "../asl/open-definition.ts";
import type { GraphOptions } from "../commands/graph.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";

/** `pipeline graph`: the workflow of the pipeline, or of an ASL file, as a picture. */
export async function graph(io: Io, file: string | undefined, options: GraphOptions): Promise<number> {
  const { name, definition } = await openDefinition(io, file, options);
  const format = options.format ?? (/\.(mmd|mermaid)$/.test(options.out ?? "") ? "mermaid" : "svg");
  const picture = format === "svg" ? svgOf(definition, name) : mermaidOf(definition);
  const out = options.out === undefined ? undefined : resolve(io.cwd, options.out);
  if (out !== undefined) {
    await mkdir(dirname(out), { recursive: true });
    await writeFile(out, picture);
  }
  if (options.json) {
    io.stdout.write(`${JSON.stringify({ name, format, ...(out === undefined ? { picture } : { out }) })}\n`);
  } else {
    io.stdout.write(out === undefined ? picture : `${relative(io.cwd, out)}\n`);
  }
  return exitCodes.ok;
}
