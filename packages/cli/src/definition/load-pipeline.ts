import { TributaryError } from "@tributary/errors";
import type { Blueprint, compile } from "@tributary/pipeline";
import { importModule, located } from "./import-module.ts";
import { isPipelineDefinition } from "./is-pipeline-definition.ts";
import { placeOfExport } from "./place-in-source.ts";

/** Runs the author's file and compiles what it exports. A mistake in it is told with file, line and column of the source. */
export async function loadPipeline(
  file: string,
  stateDir: string,
  options: { readonly onSources?: ((files: readonly string[]) => void) | undefined } = {},
): Promise<Blueprint> {
  const mapped = process.sourceMapsEnabled;
  try {
    // The compiler is loaded while esbuild, a process of its own, works.
    const [compiler, { exports }] = await Promise.all([
      import("@tributary/pipeline"),
      importModule(file, stateDir, options),
    ]);
    const definition = await defaultOf(exports, file);
    return compiler.compile(definition);
  } catch (error) {
    throw await located(error, file);
  } finally {
    // They were for the author's file: of every module that is loaded while they are on, Node reads the map.
    process.setSourceMapsEnabled(mapped);
  }
}

async function defaultOf(
  exports: Readonly<Record<string, unknown>>,
  file: string,
): Promise<Parameters<typeof compile>[0]> {
  if (!("default" in exports)) {
    const named = Object.keys(exports).find((name) => isPipelineDefinition(exports[name]));
    const found = named === undefined ? "" : `; ${named} is a pipeline, but not the default`;
    const at = await placeOfExport(file, named);
    throw new TributaryError("TRB-CLI-006", `The pipeline file has no default export${found}`, { at });
  }
  if (!isPipelineDefinition(exports.default)) {
    throw new TributaryError("TRB-CLI-006", `The default export is ${describe(exports.default)}, not a pipeline`, {
      at: await placeOfExport(file, "default"),
    });
  }
  return exports.default;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "another object" : `a ${typeof value}`;
}
