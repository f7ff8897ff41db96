import { afterAll, expect, test } from "vitest";
import { StepFunctionsService } from "../index.ts";

const service = new StepFunctionsService();
afterAll(() => service.close());

const roleArn = "arn:aws:iam::000000000000:role/test";
let machines = 0;
async function run(state: object) {
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: `own-${machines++}`,
    type: "EXPRESS",
    roleArn,
    definition: JSON.stringify({ StartAt: "A", States: { A: { End: true, ...state } } }),
  });
  const answer = await service.handle("StartSyncExecution", { stateMachineArn: String(stateMachineArn) });
  return { stateMachineArn: String(stateMachineArn), answer };
}

const task = (action: string, Parameters: object) =>
  run({ Type: "Task", Resource: `arn:aws:states:::aws-sdk:sfn:${action}`, Parameters });

test("withOwnCalls answers aws-sdk:sfn calls from this service, in Step Functions' spelling", async () => {
  const { stateMachineArn } = await run({ Type: "Pass", Result: 5 });
  const { answer } = await task("startSyncExecution", { StateMachineArn: stateMachineArn, Input: "{}" });
  expect(JSON.parse(String(answer.output))).toMatchObject({
    Status: "SUCCEEDED",
    Output: "5",
    StartDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    OutputDetails: { Included: true },
  });
});

test("withOwnCalls names errors as the Java SDK does", async () => {
  const { answer } = await task("sendTaskSuccess", { TaskToken: "none", Output: "{}" });
  expect(answer).toMatchObject({
    status: "FAILED",
    error: "Sfn.InvalidTokenException",
    cause: expect.stringMatching(
      /^Invalid Token: 'Invalid token' \(Service: Sfn, Status Code: 400, Request ID: .+\) \(SDK Attempt Count: 1\)$/,
    ),
  });
});
