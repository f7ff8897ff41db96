import { createHash } from "node:crypto";
import { basename, extname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { TributaryError } from "@tributary/errors";
import type { HandlerName } from "@tributary/pipeline";
import type { Metafile, Plugin } from "esbuild";
import { withEsbuild } from "./with-esbuild.ts";

export interface Bundle {
  readonly code: Uint8Array;
  readonly sha256: string;
  /** Absolute paths of every file that went in. */
  readonly inputs: readonly string[];
}

/** CommonJS packages inside an ES module call `require`, which ES modules do not have. */
const banner = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

/** Run from the sources, the handlers are bundled from theirs; run from the package, from its build. */
const conditions = extname(import.meta.url) === ".ts" ? ["@tributary/source"] : [];

/** Anything here that changes the bundle's bytes must change this text too: cached bundles are told apart by it. */
export const bundleSettings = JSON.stringify({ banner, conditions, target: "node22", revision: 1 });

/** Bundles handlers of `@tributary/handlers`, each into a single ES module. The same sources give the same bytes. */
export function bundleHandlers(names: readonly HandlerName[]): Promise<Map<HandlerName, Bundle>> {
  return withEsbuild(async ({ build }) => {
    const absWorkingDir = fileURLToPath(new URL(".", import.meta.url));
    // One build for all: what they share is read once, which takes a third of the time of one build each.
    const { outputFiles, metafile } = await build({
      absWorkingDir,
      entryPoints: names.map((name) => ({ in: `${entry}:${name}`, out: name })),
      plugins: [entries(absWorkingDir)],
      bundle: true,
      write: false,
      outdir: "out",
      format: "esm",
      platform: "node",
      target: "node22",
      conditions,
      banner: { js: banner },
      mainFields: ["module", "main"],
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: "eof",
      metafile: true,
      logLevel: "silent",
    }).catch((cause: unknown) => {
      throw new TributaryError("TRB-ASM-010", `Cannot bundle the handlers ${names.join(", ")}`, { cause });
    });
    return new Map(
      names.map((name) => {
        const code = outputFiles.find(({ path }) => basename(path) === `${name}.js`)?.contents;
        if (!code) throw new Error(`esbuild made no output for ${name}`);
        const inputs = readFor(`${entry}:${name}`, metafile).map((path) => resolve(absWorkingDir, path));
        return [name, { code, sha256: createHash("sha256").update(code).digest("hex"), inputs: inputs.sort() }];
      }),
    );
  });
}

const entry = "handler";

/** Each bundle exports its handler and nothing else. */
function entries(resolveDir: string): Plugin {
  return {
    name: "handler-entries",
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${entry}:`) }, ({ path }) => ({
        path: path.slice(entry.length + 1),
        namespace: entry,
      }));
      build.onLoad({ filter: /.*/, namespace: entry }, ({ path }) => ({
        contents: `export { handler } from "@tributary/handlers/${path}";`,
        resolveDir,
      }));
    },
  };
}

/** Every file read for an entry, also those of which nothing was left: a change of theirs may bring it back. */
function readFor(start: string, { inputs }: Metafile): string[] {
  const read = new Set([start]);
  for (const path of read)
    for (const { path: next, external } of inputs[path]?.imports ?? []) if (!external) read.add(next);
  read.delete(start);
  return [...read];
}
