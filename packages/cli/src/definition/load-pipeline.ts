import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isTributaryError, TributaryError } from "@tributary/errors";
import { type Blueprint, compile } from "@tributary/pipeline";
import { bundleDefinition } from "./bundle-definition.ts";
import { isPipelineDefinition } from "./is-pipeline-definition.ts";
import { placeOf } from "./place-of.ts";

/** Runs the author's file and compiles what it exports. A mistake in it is told with file, line and column of the source. */
export async function loadPipeline(file: string, stateDir: string): Promise<Blueprint> {
  const folder = join(stateDir, "cache", "definitions");
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${createHash("sha256").update(file).digest("hex").slice(0, 16)}.mjs`);
  await bundleDefinition(file, outfile);

  process.setSourceMapsEnabled(true);
  const definition = await importDefault(outfile, file);
  try {
    return compile(definition);
  } catch (error) {
    throw located(error, file);
  }
}

async function importDefault(outfile: string, file: string): Promise<Parameters<typeof compile>[0]> {
  let module: { readonly default?: unknown };
  try {
    // The query makes a second load in one process read the file again.
    module = (await import(`${pathToFileURL(outfile).href}?${process.hrtime.bigint()}`)) as typeof module;
  } catch (error) {
    throw located(error, file);
  }
  if (!("default" in module))
    throw new TributaryError("TRB-CLI-006", "The pipeline file has no default export", { at: { file } });
  if (!isPipelineDefinition(module.default)) {
    throw new TributaryError("TRB-CLI-006", `The default export is ${describe(module.default)}, not a pipeline`, {
      at: { file },
    });
  }
  return module.default;
}

/** Our own mistakes in the author's words stay as they are; anything else the file throws is told at the line that threw it. */
function located(error: unknown, file: string): unknown {
  const at = placeOf(error) ?? { file };
  if (isTributaryError(error)) {
    return error.at ? error : new TributaryError(error.code, error.message, { at, fix: error.fix, cause: error.cause });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`;
  return new TributaryError("TRB-CLI-005", `The pipeline file fails: ${message}`, { at, cause: error });
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "another object" : `a ${typeof value}`;
}
