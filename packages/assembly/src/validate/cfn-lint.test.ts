import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

/** An independent reader of AWS's schemas; there where Python has it. */
const hasCfnLint = spawnSync("cfn-lint", ["--version"]).status === 0;

test.skipIf(!hasCfnLint)(
  "cfn-lint finds nothing in the template",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "cfn-lint-"));
    const file = join(folder, "template.json");
    await writeFile(file, JSON.stringify(claimsTemplate()));
    const { stdout } = await promisify(execFile)("cfn-lint", ["--format", "parseable", file]).catch(
      (error: { stdout?: string }) => ({ stdout: error.stdout ?? String(error) }),
    );
    await rm(folder, { recursive: true, force: true });
    expect(stdout.replaceAll(file, "template.json")).toBe("");
  },
  120_000,
);
