import fc from "fast-check";
import { expect, test } from "vitest";
import { type Flow, format, lint, type NoVars, printAsl, type Route, stateMachine, taskCall } from "../index.ts";
import { secondOpinion } from "../second-opinion.ts";

/** Flows whose names are made at run time, so the compiler does not follow them. */
type Loose = Flow<{ readonly id: string }, Record<never, never>, unknown, never>;

type Plan =
  | { readonly kind: "task" | "pass" | "wait" }
  | { readonly kind: "parallel" | "choice"; readonly branches: readonly (readonly Plan[])[] }
  | { readonly kind: "map"; readonly inner: readonly Plan[] };

const { steps } = fc.letrec<{ steps: readonly Plan[]; step: Plan }>((tie) => ({
  steps: fc.array(tie("step"), { minLength: 1, maxLength: 4 }),
  step: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<Plan>({ kind: "task" }, { kind: "pass" }, { kind: "wait" }),
    fc.record({
      kind: fc.constantFrom("parallel", "choice"),
      branches: fc.array(tie("steps"), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("map"), inner: tie("steps") }),
  ),
}));

function build(flow: Loose, plans: readonly Plan[], name: () => string): Loose {
  return plans.reduce((before, plan) => add(before, plan, name), flow);
}

/** A flow of its own cannot end with a choice that leads on. */
function ended(flow: Loose, plans: readonly Plan[], name: () => string): Loose {
  return build(flow, plans, name).pass(name()).forgetNames();
}

const keepInput = { output: ({ input }: { readonly input: { readonly id: unknown } }) => ({ id: input.id as string }) };

function add(flow: Loose, plan: Plan, name: () => string): Loose {
  switch (plan.kind) {
    case "task":
      return flow
        .task(
          name(),
          ({ input }) =>
            taskCall<unknown>("arn:aws:states:::lambda:invoke", { FunctionName: "f", Payload: format`${input.id}!` }),
          keepInput,
        )
        .forgetNames();
    case "pass":
      return flow.pass(name(), keepInput).forgetNames();
    case "wait":
      return flow.wait(name(), () => ({ seconds: 1 })).forgetNames();
    case "parallel":
      return flow
        .parallel(
          name(),
          plan.branches.map((branch) => (inner: Loose) => ended(inner, branch, name)),
          keepInput,
        )
        .forgetNames();
    case "map":
      return flow
        .map(
          name(),
          ({ input }) => input.id as never,
          (inner: Loose) => ended(inner, plan.inner, name),
          keepInput,
        )
        .forgetNames();
    case "choice":
      return flow
        .choice(name(), (route) =>
          plan.branches.reduce<Route<{ readonly id: string }, NoVars, { readonly id: string }, unknown, never>>(
            (ways, branch) =>
              ways.when(
                () => true,
                (inner: Loose) => build(inner, branch, name),
              ),
            route.otherwise(),
          ),
        )
        .forgetNames();
  }
}

test("stateMachine makes definitions that the lint and asl-validator accept, whatever is put together", () => {
  fc.assert(
    fc.property(steps, (plan) => {
      let made = 0;
      const name = (): string => `State ${made++}`;
      const machine = stateMachine<{ readonly id: string }>({}, (flow) => build(flow, plan, name).succeed("Done"));
      const definition = machine.toAsl();
      expect(lint(definition).filter(({ severity }) => severity === "error")).toEqual([]);
      expect(secondOpinion(definition)).toEqual([]);
      expect(JSON.parse(printAsl(machine))).toEqual(definition);
    }),
    { numRuns: 30 },
  );
});
