import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

/** An independent reader of AWS's schemas; there where Python has it. */
const hasCfnLint = spawnSync("cfn-lint", ["--version"]).status === 0;

/**
 * cfn-lint's schema of ASL takes texts and objects as a JSONata state's Output; AWS takes any JSON value.
 * https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
const isOutputList = (line: string): boolean => /:E3601:.* is not of type 'string', 'object'$/.test(line);

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
    const found = stdout.split("\n").filter((line) => line !== "" && !isOutputList(line));
    expect(found.map((line) => line.replace(file, "template.json"))).toEqual([]);
  },
  120_000,
);
