import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isTributaryError, TributaryError } from "@tributary/errors";
import type { Blueprint, compile } from "@tributary/pipeline";
import { bundleDefinition } from "./bundle-definition.ts";
import { isPipelineDefinition } from "./is-pipeline-definition.ts";
import { placeOfExport, placeOfThrow } from "./place-in-source.ts";
import { placeOf } from "./place-of.ts";

/** Runs the author's file and compiles what it exports. A mistake in it is told with file, line and column of the source. */
export async function loadPipeline(
  file: string,
  stateDir: string,
  { onSources }: { readonly onSources?: ((files: readonly string[]) => void) | undefined } = {},
): Promise<Blueprint> {
  const folder = join(stateDir, "cache", "definitions");
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new TributaryError("TRB-CLI-018", `Cannot write into the state folder ${stateDir}`, { cause });
  });
  const outfile = join(folder, `${createHash("sha256").update(file).digest("hex").slice(0, 16)}.mjs`);
  // The compiler is loaded while esbuild, a process of its own, works.
  const [compiler, sources] = await Promise.all([import("@tributary/pipeline"), bundleDefinition(file, outfile)]);
  onSources?.(sources);

  process.setSourceMapsEnabled(true);
  const definition = await importDefault(outfile, file);
  try {
    return compiler.compile(definition);
  } catch (error) {
    throw await located(error, file);
  }
}

async function importDefault(outfile: string, file: string): Promise<Parameters<typeof compile>[0]> {
  let module: Readonly<Record<string, unknown>>;
  try {
    // The query makes a second load in one process read the file again.
    module = await settled(import(`${pathToFileURL(outfile).href}?${process.hrtime.bigint()}`), file);
  } catch (error) {
    throw await located(error, file);
  }
  if (!("default" in module)) {
    const named = Object.keys(module).find((name) => isPipelineDefinition(module[name]));
    const found = named === undefined ? "" : `; ${named} is a pipeline, but not the default`;
    const at = await placeOfExport(file, named);
    throw new TributaryError("TRB-CLI-006", `The pipeline file has no default export${found}`, { at });
  }
  if (!isPipelineDefinition(module.default)) {
    throw new TributaryError("TRB-CLI-006", `The default export is ${describe(module.default)}, not a pipeline`, {
      at: await placeOfExport(file, "default"),
    });
  }
  return module.default;
}

/** An `await` for what never comes leaves Node with nothing to do, and Node then ends without a word. */
async function settled<T>(work: Promise<T>, file: string): Promise<T> {
  const nothingLeft = Promise.race([
    work,
    new Promise<undefined>((resolve) => process.once("beforeExit", () => resolve(undefined))),
  ]);
  const value = await nothingLeft;
  if (value !== undefined) return value;
  throw new TributaryError("TRB-CLI-007", "The pipeline file awaits something that never comes", { at: { file } });
}

/** Our own mistakes in the author's words stay as they are; anything else the file throws is told at the line that threw it. */
async function located(error: unknown, file: string): Promise<unknown> {
  const at = placeOf(error) ?? { file };
  if (isTributaryError(error)) {
    return error.at ? error : new TributaryError(error.code, error.message, { at, fix: error.fix, cause: error.cause });
  }
  if (error instanceof Error) {
    const said = `The pipeline file fails: ${error.name}: ${error.message}`;
    return new TributaryError("TRB-CLI-005", said, { at, cause: error });
  }
  const said = `The pipeline file fails: threw ${typeof error === "string" ? JSON.stringify(error) : String(error)}`;
  return new TributaryError("TRB-CLI-005", said, { at: await placeOfThrow(file), cause: error });
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "another object" : `a ${typeof value}`;
}
