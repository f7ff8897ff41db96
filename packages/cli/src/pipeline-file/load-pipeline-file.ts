import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { isTributaryError, TributaryError } from "@tributary/errors";
import { compile, type Blueprint, type PipelineDefinition } from "@tributary/pipeline";
import { build, type BuildFailure } from "esbuild";
import { placeInStack } from "./place-in-stack.ts";

/**
 * Loads a pipeline file, TypeScript or JavaScript, and compiles what it exports.
 *
 * @throws TributaryError with file and line for a syntax error, an error the file throws, or a missing default export
 */
export async function loadPipelineFile(file: string): Promise<Blueprint> {
  const exported = await importBundled(file);
  if (!isPipeline(exported)) {
    const found = exported === undefined ? "no default export" : `a default export that is ${article(exported)}`;
    throw new TributaryError("TRB-CLI-004", `The file has ${found}, where pipeline(...) is expected.`, { at: { file, line: 1 } });
  }
  return compile(exported);
}

async function importBundled(file: string): Promise<unknown> {
  // Beside the source, so that imports of installed packages resolve as they would from the file itself.
  const bundled = join(dirname(file), `.${randomUUID()}.pipeline.mjs`);
  process.setSourceMapsEnabled(true);
  try {
    await build({
      entryPoints: [file],
      outfile: bundled,
      bundle: true,
      packages: "external",
      platform: "node",
      format: "esm",
      target: "node20",
      sourcemap: "inline",
      logLevel: "silent",
    }).catch((error: BuildFailure) => {
      throw compileError(file, error);
    });
    const module: { default?: unknown } = await import(pathToFileURL(bundled).href);
    return module.default;
  } catch (error) {
    if (isTributaryError(error)) throw error;
    throw loadError(file, error);
  } finally {
    await rm(bundled, { force: true });
  }
}

function compileError(file: string, failure: BuildFailure): TributaryError {
  const first = failure.errors?.[0];
  const at = first?.location ? { file, line: first.location.line, column: first.location.column + 1 } : { file };
  return new TributaryError("TRB-CLI-002", first?.text ?? String(failure), { at });
}

function loadError(file: string, error: unknown): TributaryError {
  if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") {
    return new TributaryError("TRB-CLI-002", error.message.replace(/ imported from .*/, "."), { at: { file }, cause: error });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new TributaryError("TRB-CLI-003", message, { at: placeInStack(error, dirname(file)) ?? { file }, cause: error });
}

function isPipeline(value: unknown): value is PipelineDefinition {
  return typeof value === "object" && value !== null && "type" in value && value.type === "pipeline";
}

function article(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object of another kind" : `a ${typeof value}`;
}
