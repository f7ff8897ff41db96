import { writeFile } from "node:fs/promises";
import { createRequire, isBuiltin } from "node:module";
import { dirname, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { withEsbuild } from "@tributary/assembly/esbuild";
import { TributaryError } from "@tributary/errors";
import type { BuildFailure, Plugin } from "esbuild";

/**
 * The pipeline file and its own modules as one ES module with an inline source map; packages stay outside. Answers the files that
 * went in.
 */
export async function bundleDefinition(file: string, outfile: string): Promise<readonly string[]> {
  try {
    const { metafile, outputFiles } = await withEsbuild(({ build }) =>
      build({
        absWorkingDir: dirname(file),
        entryPoints: [file],
        outfile,
        bundle: true,
        write: false,
        format: "esm",
        platform: "node",
        target: "node20",
        sourcemap: "inline",
        sourcesContent: false,
        metafile: true,
        charset: "utf8",
        logLevel: "silent",
        define: {
          "import.meta.url": JSON.stringify(pathToFileURL(file).href),
          "import.meta.filename": JSON.stringify(file),
          "import.meta.dirname": JSON.stringify(dirname(file)),
        },
        plugins: [packagesOutside],
      }),
    );
    for (const { contents } of outputFiles) await writeFile(outfile, contents);
    return Object.keys(metafile.inputs).map((path) => resolve(dirname(file), path));
  } catch (error) {
    throw isBuildFailure(error) ? compileError(error, file) : error;
  }
}

const ownPackage = createRequire(import.meta.url);

/**
 * Packages are imported by absolute URL, since the bundle lies in the state folder. Ours resolve from this installation: a new
 * project runs before anything is installed in it, and definition and compiler are always of one version.
 */
const packagesOutside: Plugin = {
  name: "packages-outside",
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === packagesOutside || kind === "entry-point" || isBuiltin(path)) return undefined;
      if (path.startsWith("@tributary/")) return { path: pathToFileURL(ownPackage.resolve(path)).href, external: true };
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: packagesOutside });
      if (found.errors.length > 0 || !found.path.includes(`${sep}node_modules${sep}`)) return found;
      return { path: pathToFileURL(found.path).href, external: true };
    });
  },
};

const isBuildFailure = (error: unknown): error is BuildFailure =>
  error instanceof Error && "errors" in error && Array.isArray(error.errors);

function compileError({ errors }: BuildFailure, file: string): TributaryError {
  const [first] = errors;
  const { location } = first ?? {};
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  return new TributaryError("TRB-CLI-004", `Cannot read the pipeline: ${first?.text ?? "unknown reason"}${more}`, {
    at: location
      ? { file: resolve(dirname(file), location.file), line: location.line, column: location.column + 1 }
      : { file },
  });
}
