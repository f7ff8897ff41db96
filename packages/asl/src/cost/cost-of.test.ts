import { expect, test } from "vitest";
import {
  costOf,
  costTable,
  expressDollars,
  lambda,
  type StateMachineDefinition,
  standardDollars,
  stateMachine,
  type Use,
} from "../index.ts";

interface Doc {
  readonly kind: "a" | "b";
  readonly pages: readonly string[];
}

const retry = [{ errors: ["States.ALL"], maxAttempts: 2 }];

test("costOf reads the shortest, the mean and the worst way", () => {
  const machine = stateMachine<Doc>({}, (flow) =>
    flow
      .choice("Route", (route) =>
        route
          .whenField("kind", "a", (way) =>
            way.task("One", () => lambda.invoke("f")).task("Two", () => lambda.invoke("f"), { retry }),
          )
          .otherwise(),
      )
      .succeed("Done"),
  );
  const cost = costOf(machine.toAsl());
  // ExecutionStarted and ExecutionSucceeded, two events for the choice, five for a task, two for the end.
  expect(cost).toEqual({
    least: { transitions: 2, events: 6 },
    typical: { transitions: 3, events: 11 },
    // Two retries, each scheduled, started and failed.
    most: { transitions: 6, events: 22 },
  });
  expect(standardDollars(cost).most).toBeCloseTo(0.00015, 10);
});

test("costOf counts branches and items", () => {
  const machine = stateMachine<Doc>({}, (flow) =>
    flow
      .parallel("Both", [(branch) => branch.pass("A"), (branch) => branch.pass("B").pass("C")], {
        output: ({ input }) => input,
      })
      .map(
        "Each",
        ({ input }) => input.pages,
        (page) => page.pass("Page"),
      ),
  );
  expect(costOf(machine.toAsl(), { items: { Each: 10 } }).typical).toEqual({
    transitions: 1 + 3 + 1 + 10,
    events: 2 + 4 + 6 + 4 + 40,
  });
  expect(costOf(machine.toAsl()).typical.transitions).toBe(6);
  expect(costOf(machine.toAsl(), { items: 0 }).typical.transitions).toBe(5);
});

test("costOf gives the items of a distributed Map histories of their own", () => {
  const machine = stateMachine<Doc>({}, (flow) =>
    flow.map(
      "Each",
      ({ input }) => input.pages,
      (page) => page.pass("Page"),
      { distributed: { executionType: "STANDARD" } },
    ),
  );
  expect(costOf(machine.toAsl(), { items: 1000 }).typical).toEqual({ transitions: 1001, events: 8 });
});

test("costOf calls a loop endless at most, by its odds typically, and unwalked at least", () => {
  const machine = stateMachine<Doc>({}, (flow) =>
    flow
      .wait("Wait", () => ({ seconds: 5 }))
      .choice("Ready", (route) => route.whenField("kind", "a", "Wait").otherwise())
      .succeed("Done"),
  );
  const cost = costOf(machine.toAsl());
  expect(cost.least.transitions).toBe(3);
  // Half of the visits go back, so two rounds of two states, and the end.
  expect(cost.typical.transitions).toBeCloseTo(5, 9);
  expect(cost.most.transitions).toBe(Number.POSITIVE_INFINITY);
  expect(costOf(machine.toAsl(), { turns: 10 }).most.transitions).toBe(21);
});

test("costOf of a loop that only an error ends takes the error as a way", () => {
  const look = {
    Type: "Task",
    Resource: "arn:aws:states:::aws-sdk:rds:describeDBInstances",
    Catch: [{ ErrorEquals: ["Rds.DbInstanceNotFoundException"], Next: "Gone" }],
    Next: "Wait",
  };
  const wait = { Type: "Wait", Seconds: 60, Next: "Look" };
  const definition = { StartAt: "Look", States: { Look: look, Wait: wait, Gone: { Type: "Succeed" } } };
  const { least, typical, most } = costOf(definition as StateMachineDefinition);
  expect([least, typical, most].map(({ transitions }) => transitions)).toEqual([2, 4, Number.POSITIVE_INFINITY]);
});

test("costOf reads the longest definitions", { timeout: 60_000 }, () => {
  const states = Array.from({ length: 30_000 }, (_, at) => [`S${at}`, { Type: "Pass", Next: `S${at + 1}` }]);
  const definition = { StartAt: "S0", States: { ...Object.fromEntries(states), S30000: { Type: "Succeed" } } };
  const { least, typical, most } = costOf(definition);
  expect([least, typical, most].map(({ transitions }) => transitions)).toEqual([30_001, 30_001, 30_001]);
});

test("costOf of a loop nothing leads out of is endless, whatever is asked", () => {
  const pass = (to: string): object => ({ Type: "Pass", Next: to });
  const definition = { StartAt: "A", States: { A: pass("B"), B: pass("A"), C: { Type: "Succeed" } } };
  const cost = costOf(definition as StateMachineDefinition);
  for (const use of [cost.least, cost.typical, cost.most]) expect(use.transitions).toBe(Number.POSITIVE_INFINITY);
});

const call = (on: object): object => ({ Type: "Task", Resource: "arn:aws:states:::lambda:invoke", ...on });
const fails = { ErrorEquals: ["States.ALL"] };

/** Counted by hand, with three items in each Map and four turns of each loop. */
test.each<[string, Readonly<Record<string, object>>, Use, Use, Use]>([
  [
    "retries, and an error that is caught",
    {
      A: call({ Retry: [{ ...fails, MaxAttempts: 2 }], Catch: [{ ...fails, Next: "F" }], Next: "B" }),
      B: call({ End: true }),
      F: { Type: "Fail" },
    },
    { transitions: 2, events: 12 },
    { transitions: 2, events: 12 },
    // A entered, three attempts of three events, exited; B; begin and end.
    { transitions: 4, events: 1 + 11 + 5 + 1 },
  ],
  [
    "branches inside items",
    {
      A: {
        Type: "Map",
        ItemProcessor: {
          StartAt: "P",
          States: {
            P: {
              Type: "Parallel",
              Branches: [
                { StartAt: "x", States: { x: { Type: "Pass", End: true } } },
                { StartAt: "y", States: { y: { Type: "Pass", Next: "z" }, z: { Type: "Pass", End: true } } },
              ],
              End: true,
            },
          },
        },
        Next: "S",
      },
      S: { Type: "Succeed" },
    },
    { transitions: 1 + 3 * 4 + 1, events: 1 + 4 + 3 * (2 + 4 + 6) + 2 + 1 },
    { transitions: 14, events: 44 },
    { transitions: 14, events: 44 },
  ],
  [
    "a loop with two ways out",
    {
      A: { Type: "Wait", Seconds: 5, Next: "B" },
      B: call({ Next: "C" }),
      C: {
        Type: "Choice",
        Choices: [
          { Variable: "$.done", BooleanEquals: true, Next: "S" },
          { Variable: "$.failed", BooleanEquals: true, Next: "F" },
        ],
        Default: "A",
      },
      S: { Type: "Succeed" },
      F: { Type: "Fail" },
    },
    { transitions: 4, events: 1 + 2 + 5 + 2 + 1 + 1 },
    // One way in three goes round again: one and a half turns.
    { transitions: 1.5 * 3 + 1, events: 1 + 1.5 * 9 + (2 + 1) / 2 + 1 },
    { transitions: 4 * 3 + 1, events: 1 + 4 * 9 + 2 + 1 },
  ],
  [
    "a Parallel that is run again",
    {
      A: {
        Type: "Parallel",
        Branches: [{ StartAt: "x", States: { x: call({ End: true }) } }],
        Retry: [{ ...fails, MaxAttempts: 1 }],
        End: true,
      },
    },
    { transitions: 2, events: 1 + 4 + 5 + 1 },
    { transitions: 2, events: 11 },
    { transitions: 1 + 1 + 1 + 1, events: 1 + 1 + 2 * (1 + 5 + 1) + 1 + 1 },
  ],
  [
    "Express children of batches of two",
    {
      A: {
        Type: "Map",
        ItemBatcher: { MaxItemsPerBatch: 2 },
        ItemProcessor: {
          ProcessorConfig: { Mode: "DISTRIBUTED", ExecutionType: "EXPRESS" },
          StartAt: "x",
          States: { x: call({ End: true }) },
        },
        End: true,
      },
    },
    { transitions: 1, events: 1 + 4 + 2 + 1, expressRuns: 2 },
    { transitions: 1, events: 8, expressRuns: 2 },
    { transitions: 1, events: 8, expressRuns: 2 },
  ],
])("costOf counts %s as a person does", (_what, states, least, typical, most) => {
  const definition = { StartAt: "A", States: states };
  expect(costOf(definition as StateMachineDefinition, { items: 3, turns: 4 })).toEqual({ least, typical, most });
});

test("costTable bills Express children, and no machine as Express that cannot run as that", () => {
  const machine = stateMachine<Doc>({}, (flow) =>
    flow.map(
      "Each",
      ({ input }) => input.pages,
      (page) => page.pass("Page"),
      { distributed: { executionType: "EXPRESS" } },
    ),
  );
  const child = { seconds: 2, megabytes: 100 };
  const rows = costTable(machine.toAsl(), { items: 1000, express: child });
  expect(rows.map(({ what }) => what)).toEqual(["transitions", "events", "Express children", "Standard dollars"]);
  expect(rows.at(-1)?.typical).toBeCloseTo(0.000025 + 1000 * (0.000001 + 2 * 0.125 * 0.00001667), 12);
});

test("expressDollars rounds time and memory up", () => {
  expect(expressDollars({ seconds: 0.01, megabytes: 1 })).toBeCloseTo(0.000001 + 0.1 * (64 / 1024) * 0.00001667, 15);
});
