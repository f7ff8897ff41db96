import { readFile } from "node:fs/promises";
import { builderCode, readAsl, svgOf } from "@tributary/asl";
import { expect, test } from "vitest";
import { machine } from "./imported-order.ts";
import { requireSameMachine } from "./require-same-machine.ts";

const here = (name: string): URL => new URL(name, import.meta.url);
const definition = readAsl(await readFile(here("imported-order.asl.json"), "utf8")).machine.toAsl();

/** Code without what a formatter decides. */
const bare = (code: string): string => code.replaceAll(/^\/\/.*$/gm, "").replaceAll(/,(?=\s*[)\]}])|[\s()]/g, "");

test("builderCode writes code that compiles under every strict option, and builds what it was written from", async () => {
  expect(bare(builderCode(definition))).toBe(bare(await readFile(here("imported-order.ts"), "utf8")));
  expect(machine.toAsl()).toEqual(definition);
});

test("builderCode leaves as ASL what mixes the input with something it has no words for", () => {
  const state = {
    Type: "Task",
    Resource: "arn:aws:lambda:us-east-1:111122223333:function:f",
    ResultSelector: { "now.$": "$", "task.$": "$$.Task.Unheard" },
    ResultPath: "$.result",
    End: true,
  };
  const mixed = readAsl(JSON.stringify({ StartAt: "A", States: { A: state } })).machine.toAsl();
  expect(builderCode(mixed)).toContain(`ResultSelector: { "now.$": "$", "task.$": "$$.Task.Unheard" }`);
  expect(builderCode(mixed)).not.toContain("taskCall");
});

const called = (resource: unknown, args: object): string => {
  const state = { Type: "Task", Resource: resource, Arguments: args, End: true };
  const text = JSON.stringify({ QueryLanguage: "JSONata", StartAt: "A", States: { A: state } });
  return builderCode(readAsl(text).machine.toAsl());
};

test("builderCode leaves out of the clients' types what Step Functions takes and they do not", () => {
  const put = "arn:aws:states:::dynamodb:putItem";
  expect(called(put, { TableName: "t", Item: { id: { S: "{% $states.input.id %}" } } })).toContain("dynamodb.putItem(");
  expect(called(put, { TableName: "t", Item: { id: "a" } })).toContain("taskCall<Untyped>(");
  expect(called(put, { TableName: { Ref: "Table" }, Item: {} })).toContain("taskCall<Untyped>(");
  const start = { StateMachineArn: "m", Input: { a: 1 } };
  expect(called("arn:aws:states:::states:startExecution", start)).toContain("states.startExecution(");
  expect(called("arn:aws:states:::aws-sdk:sfn:startExecution", start)).toContain("taskCall<Untyped>(");
  expect(called({ "Fn::GetAtt": ["F", "Arn"] }, {})).toContain('.state("A", {');
});

test("builderCode leaves as ASL a Map over a list inside of what is read", async () => {
  const map = {
    Type: "Map",
    ItemReader: {
      Resource: "arn:aws:states:::s3:getObject",
      ReaderConfig: { InputType: "JSON" },
      Parameters: { Bucket: "b", Key: "k" },
    },
    ItemsPath: "$.Items",
    ItemProcessor: {
      ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "STANDARD" },
      StartAt: "B",
      States: { B: { Type: "Pass", End: true } },
    },
    End: true,
  };
  const read = readAsl(JSON.stringify({ StartAt: "A", States: { A: map } })).machine.toAsl();
  await requireSameMachine(builderCode(read), read);
});

test("builderCode names retry rules that come again, and writes members as short as they can be", async () => {
  const retry = [{ ErrorEquals: ["Lambda.ServiceException"], MaxAttempts: 3 }];
  const task = (name: string, more: object): object => ({
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments: { FunctionName: name, Payload: { input: "{% $states.input %}", true: true, "0": 0, null: null } },
    Retry: retry,
    ...more,
  });
  const States = { A: task("a", { Next: "B" }), B: task("b", { End: true }) };
  const twice = readAsl(JSON.stringify({ QueryLanguage: "JSONata", StartAt: "A", States })).machine.toAsl();
  const code = builderCode(twice);
  expect(code).toContain('const lambdaRetry = [{ errors: ["Lambda.ServiceException"], maxAttempts: 3 }] as const;');
  expect(code).toContain("{ retry: lambdaRetry }");
  expect(code).toContain("{ 0: 0, input, true: true, null: null }");
  await requireSameMachine(code, twice);
});

test("requireSameMachine and svgOf tell definitions that are too long for them", { timeout: 60_000 }, async () => {
  const states = Array.from({ length: 10_000 }, (_, at) => [`S${at}`, { Type: "Pass", Next: `S${at + 1}` }]);
  const States = { ...Object.fromEntries(states), S10000: { Type: "Succeed" } };
  const long = readAsl(JSON.stringify({ StartAt: "S0", States })).machine.toAsl();
  await expect(requireSameMachine(builderCode(long), long)).rejects.toThrow(
    expect.objectContaining({ code: "TRB-ASL-019", message: "a chain of 10001 states is too long for one expression" }),
  );
  expect(() => svgOf(long)).toThrow(
    expect.objectContaining({ code: "TRB-ASL-019", message: "10001 states are too many to be laid out" }),
  );
});
