import { readFileSync } from "node:fs";
import { SFN } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { type ServiceCall, startStepFunctions, VirtualClock } from "./index.ts";

const roleArn = "arn:aws:iam::000000000000:role/dun";
const credentials = { accessKeyId: "any", secretAccessKey: "any" };
const definition = JSON.stringify({
  StartAt: "Wait",
  States: {
    Wait: { Type: "Wait", Seconds: 3 * 24 * 3600, Next: "Remind" },
    Remind: { Type: "Task", Resource: "arn:aws:states:::sns:publish", Parameters: { Message: "Paid?" }, End: true },
  },
});

// README.md begins
test("the reminder goes out after three days", async () => {
  const sent: unknown[] = [];
  const clock = new VirtualClock("2026-01-01T00:00:00Z");
  const callService = async (call: ServiceCall) => ({ MessageId: String(sent.push(call.arguments)) });
  const server = await startStepFunctions({ port: 0, clock, callService });
  const sfn = new SFN({ endpoint: server.endpoint, region: "us-east-1", credentials });
  const { stateMachineArn } = await sfn.createStateMachine({ name: "dun", roleArn, definition });
  const { executionArn } = await sfn.startExecution({ stateMachineArn });
  const status = async () => (await sfn.describeExecution({ executionArn })).status;
  await expect.poll(status, { timeout: 30_000 }).toBe("SUCCEEDED");
  expect(sent).toEqual([{ Message: "Paid?" }]);
  expect(clock.now()).toBe(Date.parse("2026-01-04T00:00:00Z"));
  await server.close();
});
// README.md ends

test("README.md shows the test above as it is", () => {
  const [, after = ""] = readFileSync(new URL(import.meta.url), "utf8").split("// README.md begins\n");
  const [shown = "?"] = after.split("// README.md ends");
  expect(readFileSync(new URL("../README.md", import.meta.url), "utf8")).toContain(shown.trim());
});
