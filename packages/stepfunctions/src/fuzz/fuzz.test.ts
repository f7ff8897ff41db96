import fc from "fast-check";
import { expect, test } from "vitest";
import {
  AwsError,
  type JsonObject,
  StepFunctionsService,
  seededRandom,
  startStepFunctions,
  VirtualClock,
} from "../index.ts";
import { randomDefinition } from "./random-definition.ts";

const roleArn = "arn:aws:iam::000000000000:role/fuzz";
const seed = 20_261_123;

function service(): StepFunctionsService {
  let calls = 0;
  return new StepFunctionsService({
    clock: new VirtualClock("2026-01-01T00:00:00Z"),
    random: seededRandom(1),
    callService: async () => {
      if (++calls % 3 === 0) throw new Error("the call fails");
      return { Payload: { a: 1 }, list: [1, 2] };
    },
  });
}

/** The answer, or the modelled error; anything else is a defect. */
async function answer(of: StepFunctionsService, operation: string, input: JsonObject): Promise<JsonObject | string> {
  try {
    return await of.handle(operation, input);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    expect(error.message).not.toMatch(
      /\n\s+at (?!\[Source)|\.ts:\d|Cannot read prop|is not a function|is not iterable|Internal error/,
    );
    return error.code;
  }
}

test("StepFunctionsService takes any definition: it is refused, or its execution ends or waits for somebody", async () => {
  let ran = 0;
  const input = JSON.stringify({ a: { b: [1, 2] }, list: [{ a: 2 }, 3], n: 1 });
  await fc.assert(
    fc.asyncProperty(randomDefinition, async (definition) => {
      const fuzzed = service();
      const text = JSON.stringify(definition);
      await answer(fuzzed, "CreateActivity", { name: "a" });
      const checked = await answer(fuzzed, "ValidateStateMachineDefinition", { definition: text });
      const created = await answer(fuzzed, "CreateStateMachine", { name: "m", roleArn, definition: text });
      if (typeof created === "string") {
        expect(created).toMatch(/^(InvalidDefinition|ValidationException)$/);
        expect(checked).toMatchObject({ result: "FAIL" });
        return;
      }
      ran++;
      const started = await answer(fuzzed, "StartExecution", { stateMachineArn: created.stateMachineArn ?? "", input });
      if (typeof started === "string") throw new Error(`A valid machine was not started: ${started}`);
      const executionArn = started.executionArn ?? "";
      const waiting = (): boolean => /activity:a|waitForTaskToken/.test(text);
      for (let turns = 0; turns < 200_000; turns++) {
        const described = await answer(fuzzed, "DescribeExecution", { executionArn });
        if (typeof described !== "string" && described.status !== "RUNNING") {
          expect(JSON.stringify(described)).not.toContain("Internal error");
          break;
        }
        if (turns > 1_000 && waiting()) break;
        if (turns === 199_999) throw new Error("The execution neither ends nor waits");
        await new Promise(setImmediate);
      }
      const { events } = (await answer(fuzzed, "GetExecutionHistory", {
        executionArn,
        maxResults: 1000,
      })) as JsonObject;
      expect((events as unknown[]).length).toBeGreaterThan(0);
    }),
    { numRuns: 300, seed, interruptAfterTimeLimit: 20_000, markInterruptAsFailure: false },
  );
  expect(ran).toBeGreaterThan(20);
}, 60_000);

test("StepFunctionsService takes any input to any operation: an answer or a modelled error", async () => {
  const fuzzed = service();
  const definition = '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}';
  const { stateMachineArn } = (await answer(fuzzed, "CreateStateMachine", {
    name: "m",
    roleArn,
    definition,
  })) as JsonObject;
  const { executionArn } = (await answer(fuzzed, "StartExecution", {
    stateMachineArn: stateMachineArn ?? "",
    name: "x",
  })) as JsonObject;
  const members = [
    ...[
      "stateMachineArn",
      "executionArn",
      "activityArn",
      "mapRunArn",
      "resourceArn",
      "name",
      "definition",
      "roleArn",
      "input",
    ],
    ...[
      "type",
      "tags",
      "tagKeys",
      "taskToken",
      "output",
      "error",
      "cause",
      "maxResults",
      "nextToken",
      "statusFilter",
      "mock",
      "context",
    ],
    ...[
      "loggingConfiguration",
      "routingConfiguration",
      "stateMachineVersionArn",
      "stateMachineAliasArn",
      "publish",
      "inspectionLevel",
    ],
    ...[
      "variables",
      "stateName",
      "stateConfiguration",
      "revealSecrets",
      "reverseOrder",
      "includeExecutionData",
      "severity",
      "description",
    ],
  ];
  const value = fc.oneof(
    fc.constantFrom<unknown>(
      stateMachineArn,
      executionArn,
      `${String(stateMachineArn)}:1`,
      "#",
      "arn:aws:states:::x",
      roleArn,
    ),
    fc.constantFrom<unknown>(
      definition,
      '{"Type":"Pass","End":true}',
      "{}",
      "x".repeat(300),
      "EXPRESS",
      "TRACE",
      "RUNNING",
    ),
    fc.jsonValue({ maxDepth: 3 }),
  );
  const operation = fc.constantFrom(
    ...fuzzed.operations.filter((known) => known !== "GetActivityTask"),
    "__proto__",
    "toString",
    "",
  );
  await fc.assert(
    fc.asyncProperty(
      operation,
      fc.dictionary(fc.constantFrom(...members), value, { maxKeys: 8 }),
      async (called, input) => {
        await answer(fuzzed, called, input as JsonObject);
      },
    ),
    { numRuns: 3_000, seed, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  );
}, 60_000);

test("startStepFunctions answers any bytes as JSON with a code, and goes on", async () => {
  const server = await startStepFunctions({ port: 0 });
  const target = fc.oneof(
    fc.constantFrom(
      ...server.service.operations
        .map((name) => `AWSStepFunctions.${name}`)
        .filter((name) => !name.endsWith("GetActivityTask")),
    ),
    fc.constantFrom("", "x", "AWSStepFunctions.", ".", "AWSStepFunctions.constructor", "DynamoDB_20120810.ListTables"),
  );
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.json().map((text) => Buffer.from(text)),
    fc.constant(Buffer.from('{"__proto__":{"x":1}}')),
  );
  await fc.assert(
    fc.asyncProperty(target, body, async (operation, bytes) => {
      const response = await fetch(server.endpoint, {
        method: "POST",
        headers: { "x-amz-target": operation },
        body: Buffer.from(bytes),
      });
      const told = (await response.json()) as { __type?: unknown; message?: unknown };
      expect([200, 400]).toContain(response.status);
      if (response.status !== 200) expect(told.__type).toMatch(/^[A-Z]\w+$/);
      expect(String(told.message)).not.toMatch(/\n\s+at (?!\[Source)|node:internal|\.ts:\d/);
    }),
    { numRuns: 400, seed, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false },
  );
  await server.close();
}, 60_000);
