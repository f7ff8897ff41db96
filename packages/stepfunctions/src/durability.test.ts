import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { StepFunctionsService, seededRandom, VirtualClock } from "./index.ts";

const roleArn = "arn:aws:iam::000000000000:role/test";

async function start(service: StepFunctionsService, states: object, startAt: string): Promise<string> {
  const definition = JSON.stringify({ StartAt: startAt, States: states });
  const { stateMachineArn } = await service.handle("CreateStateMachine", { name: startAt, roleArn, definition });
  const { executionArn } = await service.handle("StartExecution", { stateMachineArn: String(stateMachineArn) });
  return String(executionArn);
}

async function ended(service: StepFunctionsService, executionArn: string): Promise<Record<string, unknown>> {
  return vi.waitFor(async () => {
    const described = await service.handle("DescribeExecution", { executionArn });
    expect(described.status).not.toBe("RUNNING");
    return described;
  });
}

test("VirtualClock lets a three-day Wait pass in milliseconds", async () => {
  const service = new StepFunctionsService({
    clock: new VirtualClock("2026-01-01T00:00:00Z"),
    random: seededRandom(1),
  });
  const arn = await start(service, { Nap: { Type: "Wait", Seconds: 259_200, End: true } }, "Nap");
  const described = await ended(service, arn);
  expect(described.status).toBe("SUCCEEDED");
  expect(Number(described.stopDate) - Number(described.startDate)).toBe(259_200);
  await service.close();
});

test("StepFunctionsService goes on after a restart with a token that was given out before", async () => {
  const stateDir = mkdtempSync(join(tmpdir(), "sfn-"));
  let token = "";
  let calls = 0;
  const callService = async ({ arguments: args }: { arguments: Record<string, unknown> }) => {
    calls++;
    token = String(args.Token);
    return {};
  };
  const first = new StepFunctionsService({ stateDir, callService });
  const ask = {
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:s3:putObject.waitForTaskToken",
    Parameters: { "Token.$": "$$.Task.Token" },
    End: true,
  };
  const arn = await start(first, { Ask: ask }, "Ask");
  await vi.waitFor(async () => {
    const { events } = await first.handle("GetExecutionHistory", { executionArn: arn });
    expect(JSON.stringify(events)).toContain("TaskSubmitted");
  });
  await first.close();
  const second = new StepFunctionsService({ stateDir, callService });
  await vi.waitFor(() => second.handle("SendTaskSuccess", { taskToken: token, output: '"done"' }));
  expect(await ended(second, arn)).toMatchObject({ status: "SUCCEEDED", output: '"done"' });
  expect(calls).toBe(1);
  await expect(second.handle("SendTaskSuccess", { taskToken: token, output: "1" })).rejects.toMatchObject({
    code: "TaskTimedOut",
  });
  await second.close();
});
