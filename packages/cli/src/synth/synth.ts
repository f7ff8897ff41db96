import { relative, resolve } from "node:path";
import type { SynthOptions } from "../commands/synth.ts";
import { assemblePipeline, openPipeline } from "../definition/open-pipeline.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";

/** `pipeline synth`: writes the assembly and says what is in it. */
export async function synth(io: Io, options: SynthOptions): Promise<number> {
  // Loaded while the author's file is bundled: one after the other takes a tenth longer.
  const [{ blueprint }] = await Promise.all([openPipeline(io, options), import("@tributary/assembly")]);
  const out = options.out === undefined ? undefined : resolve(io.cwd, options.out);
  const { outDir, template, functions, findings, remarks, manifest } = await assemblePipeline(io, blueprint, {
    stateDir: resolve(io.cwd, options.state),
    ...(out !== undefined && { out }),
  });
  const resources = Object.keys(template.Resources).length;
  if (options.json) {
    const facts = {
      pipeline: blueprint.name,
      revision: blueprint.revision,
      outDir,
      resources,
      functions: functions.map(({ name, path, bytes, sha256 }) => ({ name, path, bytes, sha256 })),
      findings,
      remarks,
    };
    io.stdout.write(`${JSON.stringify(facts)}\n`);
    return exitCodes.ok;
  }
  const here = relative(io.cwd, outDir) || ".";
  const lines = [
    `${blueprint.name}, revision ${blueprint.revision}`,
    `  ${here}/${manifest.template}   ${resources} resources`,
    `  ${here}/${manifest.definition}`,
    ...functions.map(({ path, bytes }) => `  ${here}/${path}/index.mjs   ${Math.ceil(bytes / 1024)} kB`),
    ...findings.map(({ rule, resource, message }) => `  warning ${rule} ${resource ?? ""}: ${message}`),
  ];
  io.stdout.write(`${lines.join("\n")}\n`);
  return exitCodes.ok;
}
