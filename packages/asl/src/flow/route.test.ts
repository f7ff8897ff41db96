import { expect, test } from "vitest";
import { stateMachine } from "../index.ts";

interface Upload {
  readonly kind: "image" | "audio";
  readonly owner?: string;
}

test("Route prints its ways in the order they are tried", () => {
  const machine = stateMachine<Upload>({}, (flow) =>
    flow
      .choice("Route", (route) =>
        route
          .whenField("kind", "image", "Image")
          .whenPresent("owner", (way) => way.pass("Owned"))
          .when(
            ({ input }) => input.kind as never,
            { comment: "a jump of its own", assign: () => ({ seen: true }) },
            (way) => way.goto("Image"),
          )
          .otherwise(),
      )
      .succeed("Done")
      .receiving<unknown>()
      .succeed("Image"),
  );
  expect(machine.toAsl().States.Route).toEqual({
    Type: "Choice",
    Choices: [
      { Condition: "{% $states.input.kind = 'image' %}", Next: "Image" },
      { Condition: "{% $exists($states.input.owner) %}", Next: "Owned" },
      { Comment: "a jump of its own", Condition: "{% $states.input.kind %}", Assign: { seen: true }, Next: "Image" },
    ],
    Default: "Done",
  });
});

test("otherwise says what the state itself passes on and assigns", () => {
  const machine = stateMachine<Upload>({}, (flow) =>
    flow
      .choice("Route", (route) =>
        route
          .whenField("kind", "image", "Image")
          .otherwise({ output: ({ input }) => ({ was: input.kind }), assign: () => ({ seen: 1 }) }, (way) =>
            way.pass("Rest", { output: ({ input, vars }) => ({ was: input.was, seen: vars.seen }) }),
          ),
      )
      .succeed("Image"),
  );
  expect(machine.toAsl().States.Route).toEqual({
    Type: "Choice",
    Choices: [{ Condition: "{% $states.input.kind = 'image' %}", Next: "Image" }],
    Default: "Rest",
    Assign: { seen: 1 },
    Output: { was: "{% $states.input.kind %}" },
  });
});

test("stateMachine refuses a choice that leads past the last state", () => {
  const build = (): unknown => stateMachine<Upload>({}, (flow) => flow.choice("Route", (route) => route.otherwise()));
  expect(build).toThrow('a way out of choice "Route" leads past the last state');
});

test("stateMachine refuses mistakes the compiler was told to forget", () => {
  expect(() => stateMachine<Upload>({}, (flow) => flow.pass("A").forgetNames().pass("A"))).toThrow(
    'two states have the name "A"',
  );
  expect(() => stateMachine<Upload>({}, (flow) => flow.pass("A").goto("B" as string))).toThrow('state "A" goes to "B"');
  expect(() => stateMachine<Upload>({}, (flow) => flow.pass("x".repeat(81)))).toThrow("has 81 characters");
  expect(() => stateMachine<Upload>({}, (flow) => flow)).toThrow("a flow has no states");
  expect(() =>
    stateMachine<Upload>({}, (flow) => flow.parallel("A", [(branch) => branch.pass("A" as string)])),
  ).toThrow('two states have the name "A"');
});
