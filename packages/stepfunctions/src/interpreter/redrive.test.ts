import { afterAll, expect, test, vi } from "vitest";
import { type JsonObject, ServiceCallError, StepFunctionsService, VirtualClock } from "../index.ts";

let failures = 0;
const service = new StepFunctionsService({
  clock: new VirtualClock(),
  callService: async () => {
    if (failures-- > 0) throw new ServiceCallError("Sns.Broken", "not now");
    return {};
  },
});
afterAll(() => service.close());

const task = {
  StartAt: "Before",
  States: {
    Before: { Type: "Pass", Next: "Send" },
    Send: { Type: "Task", Resource: "arn:aws:states:::sns:publish", Parameters: {}, End: true },
  },
};
const done = { StartAt: "Done", States: { Done: { Type: "Pass", End: true } } };
const distributed = { ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" }, ...task };

// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
test.each<readonly [string, object, readonly string[]]>([
  ["a Parallel goes on in the branches that failed", { Type: "Parallel", Branches: [task, done] }, ["TaskScheduled"]],
  [
    "a Parallel in a Parallel too",
    {
      Type: "Parallel",
      Branches: [{ StartAt: "In", States: { In: { Type: "Parallel", Branches: [task, done], End: true } } }],
    },
    ["TaskScheduled"],
  ],
  ["a Map in its iterations", { Type: "Map", ItemsPath: "$.items", ItemProcessor: task }, ["TaskScheduled"]],
  [
    "a distributed Map in a Parallel with its map run",
    {
      Type: "Parallel",
      Branches: [
        { StartAt: "M", States: { M: { Type: "Map", ItemsPath: "$.items", ItemProcessor: distributed, End: true } } },
      ],
    },
    ["MapRunRedriven"],
  ],
])("a redrive of %s", async (name, state, next) => {
  failures = 1;
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: name.replaceAll(" ", "-"),
    roleArn: "arn:aws:iam::000000000000:role/test",
    definition: JSON.stringify({ StartAt: "S", States: { S: { ...state, End: true } } }),
  });
  const { executionArn } = await service.handle("StartExecution", {
    stateMachineArn: String(stateMachineArn),
    input: JSON.stringify({ items: [0] }),
  });
  const ended = (status: string) =>
    vi.waitFor(
      async () =>
        expect((await service.handle("DescribeExecution", { executionArn: String(executionArn) })).status).toBe(status),
      { timeout: 30_000, interval: 5 },
    );
  await ended("FAILED");
  await service.handle("RedriveExecution", { executionArn: String(executionArn) });
  await ended("SUCCEEDED");
  const { events } = await service.handle("GetExecutionHistory", { executionArn: String(executionArn) });
  const types = (events as JsonObject[]).map(({ type }) => type);
  const redriven = types.slice(types.indexOf("ExecutionRedriven") + 1);
  expect(redriven.slice(0, next.length)).toEqual(next);
  expect(redriven.filter((type) => /(Parallel|Map|Pass|Task)StateEntered$/.test(String(type)))).toEqual([]);
});
