import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles a handler to one minified ES module, as the template ships it. */
export async function bundleHandler(entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { handler } from "${entry}";`,
      resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
    },
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["@tributary/source"],
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    logLevel: "silent",
  });
  const [output, ...others] = outputFiles;
  if (!output || others.length > 0) throw new Error(`${entry} does not bundle to one file.`);
  return output.contents;
}
