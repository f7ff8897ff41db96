import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lint, type StateMachine } from "@tributary/asl";
import { type Json, ServiceCallError } from "@tributary/stepfunctions";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Example, examplesOf } from "./readme-examples.ts";
import { runMachine } from "./run-machine.ts";
import { typeCheck } from "./type-check.ts";

const readme = await readFile(new URL("../../packages/asl/README.md", import.meta.url), "utf8");
const examples = examplesOf(readme);

let folder: string;
beforeAll(async () => {
  // Beside this file, so that imports of packages are found.
  folder = await mkdtemp(join(import.meta.dirname, ".readme-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function load({ source, line }: Example): Promise<StateMachine> {
  const file = join(folder, `line-${line}.ts`);
  await writeFile(file, source);
  const { machine }: { machine: StateMachine } = await import(file);
  return machine;
}

test("the README of asl has examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(5);
});

test("the README's examples compile", { timeout: 180_000 }, () => {
  expect(typeCheck(...examples.map(({ source }) => source)).messages).toEqual([]);
});

for (const example of examples) {
  test(`the README's example of line ${example.line} runs as it says`, async () => {
    const machine = await load(example);
    expect(lint(machine.toAsl()).filter(({ severity }) => severity === "error")).toEqual([]);
    const { answers, failures } = example;
    const run = await runMachine(machine, example.input, (call) => {
      const args = call.arguments as { readonly FunctionName?: string };
      const to = `${call.service}:${call.service === "lambda" ? args.FunctionName : call.action}`;
      const failure = failures[to];
      if (failure !== undefined) throw new ServiceCallError(failure, "told by the README");
      if (!(to in answers)) throw new ServiceCallError("Test.Unexpected", `nobody answers ${to}`);
      return answers[to] as Json;
    });
    expect(run).toMatchObject({ status: "SUCCEEDED", output: example.output });
  });
}
