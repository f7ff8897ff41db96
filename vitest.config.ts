import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests run on the sources; worker threads inherit these flags, so they can load .ts files too.
const execArgv = ["--conditions=@tributary/source", "--import=tsx"];

// This client's CommonJS build asks for tslib, of which the condition "import" yields a file that require cannot take.
const alias = {
  "@aws-sdk/client-lakeformation": fileURLToPath(
    new URL("node_modules/@aws-sdk/client-lakeformation/dist-es/index.js", import.meta.url),
  ),
};

export default defineConfig({
  resolve: { alias, conditions: ["@tributary/source", "node", "import", "default"] },
  ssr: { resolve: { conditions: ["@tributary/source", "node", "import", "default"] } },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "handlers/**/*.test.ts",
      "catalog/**/*.test.ts",
      "statemachines/**/*.test.ts",
      "test/**/*.test.ts",
    ],
    exclude: ["**/node_modules/**", "**/dist/**"],
    pool: "forks",
    execArgv,
    // Many tests wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // What every synth bundles and validates anew is made once, as on a developer's machine; by content, so never stale.
    env: { TRIBUTARY_CACHE: fileURLToPath(new URL("node_modules/.cache/tributary", import.meta.url)) },
    setupFiles: ["./test/property-seed.ts"],
    server: { deps: { inline: [/client-lakeformation/] } },
    testTimeout: 30_000,
  },
});
