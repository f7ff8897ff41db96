import { main } from "@tributary/cli";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deployment, notes, openDeployment } from "./deployment.ts";

let here: Deployment;
let told: () => string = () => "";

beforeAll(async () => {
  here = await openDeployment();
}, 60_000);

afterAll(() => here.close(), 60_000);

/** A command that gets Ctrl-C as soon as its output matches; answers what it printed. */
async function interrupted(args: readonly string[], when: RegExp, onMatch: () => Promise<void> = async () => {}) {
  const printed = { stdout: "", stderr: "" };
  told = () => printed.stdout;
  const controller = new AbortController();
  let matched: Promise<void> | undefined;
  const code = await main(args, {
    cwd: here.folder,
    signal: controller.signal,
    stdout: {
      write: (text: string) => {
        printed.stdout += text;
        if (matched === undefined && when.test(printed.stdout)) matched = onMatch().then(() => controller.abort());
      },
    },
    stderr: { write: (text: string) => (printed.stderr += text) },
  });
  await matched;
  return { code, ...printed };
}

test("a deployment that was interrupted is finished by the next run", async () => {
  const first = await interrupted(["deploy", "--yes"], /\[\s*1\/\d+\] /);
  // The local cloud may be done before the interruption is seen; CloudFormation goes on either way.
  if (first.code !== 0) expect(first.stderr).toMatch(/^TRB-CLI-069: /);
  const second = await here.json<{ status: string; outputs: Record<string, string> }>("deploy", "--yes");
  expect(second.status).toBe("unchanged");
  expect(second.outputs.RawBucketName).toBe("notes-raw-dev-000000000000");
}, 180_000);

test("dev deploys again when the pipeline changes, and ends at Ctrl-C", async () => {
  const answered = await interrupted(
    ["dev", "--port", "0", "--state", "dev-state"],
    /Watching pipeline\.ts/,
    async () => {
      await here.write(notes.replace("comprehend.entities()", "comprehend.entities(), comprehend.keyPhrases()"));
      await expect.poll(() => told(), { timeout: 120_000, interval: 100 }).toMatch(/notes-dev updated: \d+ changes/);
    },
  );
  expect(answered.code).toBe(0);
  expect(answered.stdout).toMatch(/export AWS_ENDPOINT_URL=http:\/\/localhost:\d+\n/);
  expect(answered.stdout).toContain("notes-dev created: ");
}, 300_000);
