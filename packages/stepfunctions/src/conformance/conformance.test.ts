import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { type MockConfig, startStepFunctions } from "../index.ts";
import exceptions from "./exceptions.json" with { type: "json" };
import { recordedServices } from "./recorded-services.ts";

const root = fileURLToPath(new URL("../../../../", import.meta.url));
const recordings = join(root, "../shared/conformance");
const present = existsSync(join(recordings, "run.mjs"));
const run = promisify(execFile);

interface Result {
  readonly family: string;
  readonly id: string;
  readonly outcome: boolean;
  /** Of executions: history; null where the recording has none. */
  readonly history: boolean | null;
  readonly links?: boolean | null;
  /** Of the other families: the whole answer, messages included. */
  readonly message?: boolean;
  readonly diffs: readonly string[];
  readonly historyDiffs?: readonly string[];
}

/** Why a case is not answered as recorded, or undefined when nothing says that it may not be. */
function reasonFor(kind: "outcome" | "whole", { family, id }: Result): string | undefined {
  const name = `${family}/${id}`;
  return exceptions.find((one) => one.kinds.includes(kind) && one.cases.some((part) => name.includes(part)))?.reason;
}

test.skipIf(!present)(
  `startStepFunctions answers the recorded cases as AWS did, but for the listed ones${present ? "" : " (skipped: ../shared/conformance is not here)"}`,
  { timeout: 180_000 },
  async () => {
    // The runner looks for the SDK client beside itself.
    const folder = mkdtempSync(join(tmpdir(), "conformance-"));
    try {
      for (const file of ["run.mjs", "compare.mjs", "package.json", "cases"])
        cpSync(join(recordings, file), join(folder, file), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      const results = await answers(folder);
      expect(results.length).toBeGreaterThan(1_000);
      const wrong = results.filter(({ outcome }) => !outcome);
      const different = results.filter(({ history, message }) => history === false || message === false);
      expect(unexplained("outcome", wrong)).toEqual([]);
      expect(unexplained("whole", different)).toEqual([]);
      expect(unused("outcome", wrong)).toEqual([]);
      expect(unused("whole", different)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

test("README lists every exception with its reason", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  for (const { reason } of exceptions) expect(readme).toContain(`| ${reason} |`);
  const rows = readme.match(/^\| \d+ \| (outcome|whole answer) \|/gm) ?? [];
  expect(rows).toHaveLength(exceptions.length);
});

async function answers(folder: string): Promise<Result[]> {
  const mocks = join(folder, "MockConfigFile.json");
  const out = join(folder, "results.json");
  const runner = (...options: string[]) =>
    run(process.execPath, [join(folder, "run.mjs"), ...options], { cwd: folder, maxBuffer: 100_000_000 });
  await runner("--mock-config-out", mocks, "--emit-only");
  const server = await startStepFunctions({
    port: 0,
    mockConfig: JSON.parse(readFileSync(mocks, "utf8")) as MockConfig,
    callService: recordedServices(join(folder, "cases")),
  });
  try {
    await runner("--endpoint", server.endpoint, "--provides", "activity,s3,service", "--json", out);
  } finally {
    await server.close();
  }
  return (JSON.parse(readFileSync(out, "utf8")) as { results: Result[] }).results;
}

function unexplained(kind: "outcome" | "whole", results: readonly Result[]): string[] {
  return results
    .filter((result) => reasonFor(kind, result) === undefined)
    .map(({ family, id, diffs, historyDiffs = [] }) => `${family}/${id}: ${[...diffs, ...historyDiffs][0]}`);
}

/** Exceptions that no case needs any more. */
function unused(kind: "outcome" | "whole", results: readonly Result[]): string[] {
  return exceptions
    .filter(({ kinds }) => kinds.includes(kind))
    .flatMap(({ cases }) => cases)
    .filter((part) => !results.some(({ family, id }) => `${family}/${id}`.includes(part)));
}
