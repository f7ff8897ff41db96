import { main } from "@tributary/cli";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deployment, openDeployment } from "./deployment.ts";

let here: Deployment;

beforeAll(async () => {
  here = await openDeployment();
}, 60_000);

afterAll(() => here.close(), 60_000);

/** A command that gets Ctrl-C as soon as its output matches; answers what it printed. */
async function interrupted(args: readonly string[], when: RegExp) {
  const printed = { stdout: "", stderr: "" };
  const controller = new AbortController();
  const code = await main(args, {
    cwd: here.folder,
    signal: controller.signal,
    stdout: {
      write: (text: string) => {
        printed.stdout += text;
        if (when.test(printed.stdout)) controller.abort();
      },
    },
    stderr: { write: (text: string) => (printed.stderr += text) },
  });
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
