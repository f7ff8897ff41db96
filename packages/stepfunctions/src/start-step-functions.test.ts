import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SFNClient,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type RunningStepFunctions, StepFunctionsService, startStepFunctions } from "./index.ts";

let server: RunningStepFunctions;
let client: SFNClient;
const roleArn = "arn:aws:iam::000000000000:role/test";

beforeAll(async () => {
  server = await startStepFunctions({ port: 0 });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  client = new SFNClient({ endpoint: server.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
});

afterAll(async () => {
  client.destroy();
  await server.close();
});

async function run(name: string, definition: object, input = "{}") {
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({ name, roleArn, definition: JSON.stringify(definition) }),
  );
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input }));
  return vi.waitFor(async () => {
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described.status).not.toBe("RUNNING");
    return described;
  });
}

test("startStepFunctions runs a JSONata machine for an unmodified SDK client, with AWS's history", async () => {
  const described = await run(
    "double",
    {
      QueryLanguage: "JSONata",
      StartAt: "Double",
      States: { Double: { Type: "Pass", Output: "{% $states.input.n * 2 %}", End: true } },
    },
    '{"n":21}',
  );
  expect(described).toMatchObject({ status: "SUCCEEDED", output: "42" });
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn: described.executionArn }));
  expect(events?.map(({ type }) => type)).toEqual([
    "ExecutionStarted",
    "PassStateEntered",
    "PassStateExited",
    "ExecutionSucceeded",
  ]);
});

test("startStepFunctions routes, maps and fails as the definition says", async () => {
  const described = await run(
    "route",
    {
      StartAt: "Each",
      States: {
        Each: {
          Type: "Map",
          ItemsPath: "$.items",
          ItemProcessor: { StartAt: "One", States: { One: { Type: "Pass", End: true } } },
          Next: "Enough",
        },
        Enough: { Type: "Choice", Choices: [{ Variable: "$[2]", IsPresent: true, Next: "Done" }], Default: "Few" },
        Few: { Type: "Fail", Error: "TooFew", Cause: "less than three" },
        Done: { Type: "Succeed" },
      },
    },
    '{"items":[1,2]}',
  );
  expect(described).toMatchObject({ status: "FAILED", error: "TooFew", cause: "less than three" });
});

test("startStepFunctions refuses an invalid definition with AWS's own error", async () => {
  const definition = '{"StartAt":"Nowhere","States":{"A":{"Type":"Succeed"}}}';
  await expect(client.send(new CreateStateMachineCommand({ name: "bad", roleArn, definition }))).rejects.toMatchObject({
    name: "InvalidDefinition",
  });
});

// Executions recorded on AWS; a user's clone does not have them.
const recorded = join(import.meta.dirname, "../../../../shared/conformance/cases/choice_operators.json");

interface RecordedCase {
  readonly id: string;
  readonly definition: object | string;
  readonly input?: string;
  readonly expected: { readonly status: string; readonly output?: unknown; readonly error?: string };
}

test.skipIf(!existsSync(recorded))(
  "StepFunctionsService decides every recorded Choice as AWS did (skipped without the recordings)",
  async () => {
    const service = new StepFunctionsService();
    const cases: RecordedCase[] = JSON.parse(readFileSync(recorded, "utf8"));
    for (const [index, { id, definition, input, expected }] of cases.entries()) {
      const text = typeof definition === "string" ? definition : JSON.stringify(definition);
      const { stateMachineArn } = await service.handle("CreateStateMachine", {
        name: `choice-${index}`,
        roleArn,
        definition: text,
      });
      const { executionArn } = await service.handle("StartExecution", {
        stateMachineArn: String(stateMachineArn),
        input: input ?? "{}",
      });
      const described = await vi.waitFor(async () => {
        const now = await service.handle("DescribeExecution", { executionArn: String(executionArn) });
        expect(now.status).not.toBe("RUNNING");
        return now;
      });
      expect(described.status, id).toBe(expected.status);
      if (expected.output !== undefined)
        expect(JSON.parse(String(described.output)), id).toEqual(
          typeof expected.output === "string" ? JSON.parse(expected.output) : expected.output,
        );
    }
    await service.close();
  },
);
