import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { handlerManifest } from "./manifest/handler-manifests.ts";

const mebibyte = 1024 * 1024;

/** Identify reads PDFs and recordings, so it carries the readers of both. */
const limits: Readonly<Record<string, number>> = { identify: 4 * mebibyte };

test.each(Object.values(handlerManifest))("$entry bundles to one small file", async ({ entry, name }) => {
  const { outputFiles, warnings } = await build({
    stdin: {
      contents: `export { handler } from "${entry}";`,
      resolveDir: fileURLToPath(new URL("..", import.meta.url)),
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
  expect(warnings).toEqual([]);
  expect(outputFiles).toHaveLength(1);
  const size = outputFiles[0]?.contents.byteLength ?? 0;
  expect(size).toBeGreaterThan(10_000);
  expect(size, `${name} has ${size} bytes`).toBeLessThan(limits[name] ?? 1.5 * mebibyte);
});
