import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startStepFunctions } from "@tributary/stepfunctions";
import { expect, test } from "vitest";
import { main } from "../main.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

async function call(endpoint: string, operation: string, input: object): Promise<Record<string, unknown>> {
  const headers = { "x-amz-target": `AWSStepFunctions.${operation}` };
  const response = await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(input) });
  return (await response.json()) as Record<string, unknown>;
}

async function listening(io: ReturnType<typeof memoryIo>): Promise<string> {
  await expect.poll(() => io.out(), { timeout: 30_000 }).toContain("listens on");
  return /listens on (\S+)/.exec(io.out())?.[1] ?? "";
}

test("main stepfunctions serves until Ctrl-C, answers mocked test cases and keeps its state", async () => {
  const roleArn = "arn:aws:iam::000000000000:role/r";
  const task = {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Parameters: { FunctionName: "f" },
    End: true,
  };
  const mocks = {
    StateMachines: { m: { TestCases: { Happy: { T: "found" } } } },
    MockedResponses: { found: { "0": { Return: { Payload: 1 } } } },
  };
  const folder = await temporaryFolder({ "MockConfigFile.json": JSON.stringify(mocks) });
  const argv = ["stepfunctions", "--port", "0", "--state", "state", "--mock-config", "MockConfigFile.json"];
  const first = memoryIo(folder);
  const served = main(argv, first);
  const endpoint = await listening(first);
  const definition = JSON.stringify({ StartAt: "T", States: { T: task } });
  const { stateMachineArn } = await call(endpoint, "CreateStateMachine", { name: "m", roleArn, definition });
  const { executionArn } = await call(endpoint, "StartExecution", {
    stateMachineArn: `${String(stateMachineArn)}#Happy`,
  });
  await expect
    .poll(() => call(endpoint, "DescribeExecution", { executionArn }), { timeout: 30_000 })
    .toMatchObject({ status: "SUCCEEDED", output: '{"Payload":1}' });
  first.interrupt();
  expect(await served).toBe(0);
  expect(first.err()).toBe("");
  const second = memoryIo(folder);
  const again = main(argv, second);
  expect(await call(await listening(second), "DescribeExecution", { executionArn })).toMatchObject({
    status: "SUCCEEDED",
  });
  second.interrupt();
  expect(await again).toBe(0);
});

test("main stepfunctions sends the calls of tasks to the endpoint it is given", async () => {
  const inner = await startStepFunctions({ port: 0 });
  const io = memoryIo(await temporaryFolder());
  const served = main(["stepfunctions", "--port", "0", "--endpoint-url", inner.endpoint], io);
  const endpoint = await listening(io);
  const definition = JSON.stringify({
    StartAt: "T",
    States: {
      T: { Type: "Task", Resource: "arn:aws:states:::aws-sdk:sfn:listStateMachines", Parameters: {}, End: true },
    },
  });
  const roleArn = "arn:aws:iam::000000000000:role/r";
  const { stateMachineArn } = await call(endpoint, "CreateStateMachine", { name: "m", roleArn, definition });
  const { executionArn } = await call(endpoint, "StartExecution", { stateMachineArn });
  // The other one has no state machines.
  await expect
    .poll(() => call(endpoint, "DescribeExecution", { executionArn }), { timeout: 30_000 })
    .toMatchObject({ status: "SUCCEEDED", output: '{"StateMachines":[]}' });
  io.interrupt();
  expect(await served).toBe(0);
  await inner.close();
});

test("main stepfunctions tells of a taken port, a taken or foreign state folder and bad mocks, with a way on", async () => {
  const folder = await temporaryFolder({ "mocks.json": '{"StateMachines":{}}', file: "" });
  const running = await startStepFunctions({ port: 0, stateDir: join(folder, "taken") });
  const old = await temporaryFolder();
  writeFileSync(join(old, "format"), "1\n");
  for (const [argv, code] of [
    [["--port", String(running.port)], "TRB-SFN-002"],
    [["--port", "0", "--state", "taken"], "TRB-SFN-004"],
    [["--port", "0", "--state", old], "TRB-SFN-005"],
    [["--port", "0", "--state", "file"], "TRB-SFN-006"],
    [["--port", "0", "--mock-config", "mocks.json"], "TRB-SFN-001"],
    [["--port", "0", "--mock-config", "gone.json"], "TRB-SFN-001"],
  ] as const) {
    const io = memoryIo(folder);
    expect(await main(["stepfunctions", ...argv], io)).toBe(1);
    expect(io.err()).toMatch(new RegExp(`^${code}: `));
    expect(io.err()).toContain("  fix  ");
    expect(io.err()).not.toContain("    at ");
    expect(io.out()).toBe("");
  }
  await running.close();
});
