import { defineConfig } from "vitest/config";

// Tests run on the sources; worker threads inherit these flags, so they can load .ts files too.
const execArgv = ["--conditions=@tributary/source", "--import=tsx"];

export default defineConfig({
  resolve: { conditions: ["@tributary/source", "node", "import", "default"] },
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
    testTimeout: 30_000,
  },
});
