import { expect, test } from "vitest";
import { aws } from "../aws-services.ts";
import { eq, format, isString, lambda, stateMachine } from "../index.ts";
import { secondOpinion } from "../second-opinion.ts";

interface Order {
  readonly id: string;
  readonly note: string | number;
}

test("Caught prints its ways after the state, and leads on where a way does not end", () => {
  const machine = stateMachine<Order>({}, (flow) =>
    flow
      .task("Charge", ({ input }) => lambda.invoke<{ readonly receipt: string }>("charge", { id: input.id }), {
        output: ({ result }) => ({ receipt: result.Payload.receipt }),
        catch: (caught) =>
          caught
            .on(["Payment.Declined"], (way) =>
              way.fail("Declined", ({ input }) => ({ error: "Declined", cause: input.Cause })),
            )
            .on(
              ["Payment.Late"],
              {
                output: ({ input, error }) => ({ id: input.id, why: error.Error }),
                assign: ({ error }) => ({ cause: error.Cause }),
              },
              (way) =>
                way.pass("Note", { output: ({ input, vars }) => ({ receipt: format`${input.id}: ${vars.cause}` }) }),
            )
            .on(["States.ALL"], "Lost"),
      })
      .pass("Thank", { output: ({ input }) => input.receipt })
      .succeed("Done")
      .receiving<{ Error: string }>()
      .fail("Lost", ({ input }) => ({ error: input.Error })),
  );
  const { States } = machine.toAsl();
  expect(Object.keys(States)).toEqual(["Charge", "Declined", "Note", "Thank", "Done", "Lost"]);
  expect(States.Charge).toMatchObject({
    Catch: [
      { ErrorEquals: ["Payment.Declined"], Next: "Declined" },
      {
        ErrorEquals: ["Payment.Late"],
        Assign: { cause: "{% $states.errorOutput.Cause %}" },
        Output: { id: "{% $states.input.id %}", why: "{% $states.errorOutput.Error %}" },
        Next: "Note",
      },
      { ErrorEquals: ["States.ALL"], Next: "Lost" },
    ],
    Next: "Thank",
  });
  expect(States.Note).toMatchObject({ Next: "Thank" });
  expect(secondOpinion(machine.toAsl())).toEqual([]);
});

test("Caught refuses a way that leads past the last state", () => {
  const build = (): unknown =>
    stateMachine<Order>({}, (flow) =>
      flow.task("Charge", () => lambda.invoke("charge"), {
        catch: (caught) => caught.on(["States.ALL"], (way) => way),
      }),
    );
  expect(build).toThrow("the way for States.ALL leads past the last state");
});

test("Route narrows the type of the input by the tests of its conditions", () => {
  const machine = stateMachine<Order>({}, (flow) =>
    flow
      .choice("Kind", (route) =>
        route
          .when(
            ({ input }) => isString(input.note),
            (way) => way.task("Say", ({ input }) => aws.sns.publish({ TopicArn: "t", Message: input.note })),
          )
          .when(
            ({ input }) => eq(input.id, "0"),
            { assign: ({ input }) => ({ number: input.note }) },
            (way) => way.pass("Count", { output: ({ vars }) => ({ MessageId: format`${vars.number}` }) }),
          )
          .otherwise((way) => way.fail("Unknown", () => ({ error: "Unknown" }))),
      )
      .succeed("Done"),
  );
  expect(machine.toAsl().States.Kind).toEqual({
    Type: "Choice",
    Choices: [
      { Condition: "{% $type($states.input.note) = 'string' %}", Next: "Say" },
      { Condition: "{% $states.input.id = '0' %}", Assign: { number: "{% $states.input.note %}" }, Next: "Count" },
    ],
    Default: "Unknown",
  });
});

test("withArguments gives branches what they start with", () => {
  const machine = stateMachine<Order>({}, (flow) =>
    flow
      .withArguments(({ input }) => ({ key: input.id, fixed: 1 }))
      .parallel(
        "Both",
        [
          (way) => way.pass("Key", { output: ({ input }) => input.key }),
          (way) => way.pass("Fixed", { output: ({ input }) => input.fixed }),
        ],
        { output: ({ input, result }) => ({ id: input.id, both: result }) },
      ),
  );
  expect(machine.toAsl().States.Both).toMatchObject({
    Arguments: { key: "{% $states.input.id %}", fixed: 1 },
    Output: { id: "{% $states.input.id %}", both: "{% $states.result %}" },
  });
  expect(secondOpinion(machine.toAsl())).toEqual([]);
});

test("rules refuse options that would do nothing", () => {
  const call = (): ReturnType<typeof lambda.invoke> => lambda.invoke("f");
  expect(() =>
    stateMachine<Order>({}, (flow) =>
      // Only a list written elsewhere gets past the compiler.
      flow.task("A", call, { catch: [{ errors: ["X"], next: "B", ouput: 1 }] as never }).fail("B", () => ({})),
    ),
  ).toThrow('a catch rule has no option "ouput"');
  const late = (route: { readonly when: unknown }): never =>
    (route.when as (...args: readonly unknown[]) => never)(() => true, "B", { comment: "late" });
  expect(() => stateMachine<Order>({}, (flow) => flow.choice("A", late).fail("B", () => ({})))).toThrow(
    "a rule has options after its way",
  );
});
