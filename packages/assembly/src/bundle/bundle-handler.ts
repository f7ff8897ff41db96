import { createHash } from "node:crypto";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { TributaryError } from "@tributary/errors";
import type { HandlerName } from "@tributary/pipeline";

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

/** Bundles one handler of `@tributary/handlers` into a single ES module. The same sources give the same bytes. */
export async function bundleHandler(name: HandlerName): Promise<Bundle> {
  const { build } = await import("esbuild");
  const absWorkingDir = fileURLToPath(new URL(".", import.meta.url));
  const result = await build({
    absWorkingDir,
    stdin: {
      contents: `export { handler } from "@tributary/handlers/${name}";`,
      resolveDir: absWorkingDir,
      sourcefile: `${name}.mjs`,
    },
    bundle: true,
    write: false,
    outfile: "index.mjs",
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
    throw new TributaryError("TRB-ASM-010", `Cannot bundle the handler ${name}`, { cause });
  });
  const [output] = result.outputFiles;
  if (!output) throw new Error(`esbuild made no output for ${name}`);
  const inputs = Object.keys(result.metafile.inputs).filter((path) => path !== `${name}.mjs`);
  return {
    code: output.contents,
    sha256: createHash("sha256").update(output.contents).digest("hex"),
    inputs: inputs.map((path) => fileURLToPath(new URL(path, import.meta.url))).sort(),
  };
}
