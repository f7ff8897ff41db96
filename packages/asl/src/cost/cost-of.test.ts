import { expect, test } from "vitest";
import {
  costOf,
  expressDollars,
  lambda,
  type StateMachineDefinition,
  standardDollars,
  stateMachine,
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

test("costOf of a loop nothing leads out of is endless, whatever is asked", () => {
  const pass = (to: string): object => ({ Type: "Pass", Next: to });
  const definition = { StartAt: "A", States: { A: pass("B"), B: pass("A"), C: { Type: "Succeed" } } };
  const cost = costOf(definition as StateMachineDefinition);
  for (const use of [cost.least, cost.typical, cost.most]) expect(use.transitions).toBe(Number.POSITIVE_INFINITY);
});

test("expressDollars rounds time and memory up", () => {
  expect(expressDollars({ seconds: 0.01, megabytes: 1 })).toBeCloseTo(0.000001 + 0.1 * (64 / 1024) * 0.00001667, 15);
});
