import { expect, test } from "vitest";
import { costOf, expressDollars, lambda, standardDollars, stateMachine } from "../index.ts";

interface Doc {
  readonly kind: "a" | "b";
  readonly pages: readonly string[];
}

const retry = [{ errors: ["States.ALL"], maxAttempts: 2 }];

test("costOf reads the shortest, the longest and the worst way", () => {
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
    longest: { transitions: 4, events: 16 },
    most: { transitions: 6, events: 26 },
  });
  expect(standardDollars(cost).longest).toBeCloseTo(0.0001, 10);
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
  expect(costOf(machine.toAsl(), { items: { Each: 10 } }).longest).toEqual({
    transitions: 1 + 3 + 1 + 10,
    events: 2 + 4 + 6 + 4 + 40,
  });
  expect(costOf(machine.toAsl()).longest.transitions).toBe(6);
  expect(costOf(machine.toAsl(), { items: 0 }).longest.transitions).toBe(5);
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
  expect(costOf(machine.toAsl(), { items: 1000 }).longest).toEqual({ transitions: 1001, events: 8 });
});

test("costOf calls a loop endless, unless nothing takes it", () => {
  const machine = stateMachine<Doc>({}, (flow) =>
    flow
      .wait("Wait", () => ({ seconds: 5 }))
      .choice("Ready", (route) => route.whenField("kind", "a", "Wait").otherwise())
      .succeed("Done"),
  );
  const cost = costOf(machine.toAsl());
  expect(cost.least.transitions).toBe(3);
  expect(cost.longest.transitions).toBe(Number.POSITIVE_INFINITY);
});

test("expressDollars rounds time and memory up", () => {
  expect(expressDollars({ seconds: 0.01, megabytes: 1 })).toBeCloseTo(0.000001 + 0.1 * (64 / 1024) * 0.00001667, 15);
});
