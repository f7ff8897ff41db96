import { createRequire } from "node:module";
import {
  type Expr,
  eq,
  type Flow,
  format,
  items,
  lint,
  type NoVars,
  printAsl,
  type QueryLanguage,
  type Route,
  stateMachine,
  taskCall,
} from "@tributary/asl";
import { validateDefinition } from "@tributary/stepfunctions";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runMachine } from "./run-machine.ts";

/** It writes into what it reads, so it gets copies. */
const aslValidator: (definition: unknown) => { readonly errors: readonly unknown[] } = createRequire(import.meta.url)(
  "asl-validator",
);

interface Data {
  readonly id: string;
  readonly list: readonly { readonly id: string }[];
}

/** Flows whose names are made at run time, so the compiler does not follow them. */
type Loose = Flow<Data, NoVars, unknown, never>;

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

const keepInput = { output: ({ input }: { readonly input: Expr<Data> }) => input };

function add(flow: Loose, plan: Plan, name: () => string): Loose {
  switch (plan.kind) {
    case "task":
      return flow
        .task(
          name(),
          ({ input }) =>
            taskCall<unknown>("arn:aws:states:::lambda:invoke", { FunctionName: "f", Payload: format`${input.id}!` }),
          {
            ...keepInput,
            timeoutSeconds: 60,
            retry: [{ errors: ["States.Timeout"], maxAttempts: 2, backoffRate: 2, maxDelaySeconds: 9, jitter: "FULL" }],
            catch: (caught) =>
              caught
                .on(["Known"], keepInput, (way) => way.pass(name()).forgetNames())
                .on(["States.ALL"], (way) => way.fail(name(), ({ input }) => ({ error: input.Error }))),
          },
        )
        .forgetNames();
    case "pass":
      return flow.pass(name(), keepInput).forgetNames();
    case "wait":
      return flow
        .wait(name(), () => ({ seconds: 1 }), { assign: ({ input }) => ({ [name().replace(" ", "")]: input.id }) })
        .forgetNames() as Loose;
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
          ({ input }) => items(input.list, ({ item }) => ({ id: item.id, list: input.list })),
          (inner: Loose) => ended(inner, plan.inner, name),
          keepInput,
        )
        .forgetNames();
    case "choice":
      return flow
        .choice(name(), (route) =>
          plan.branches.reduce<Route<Data, NoVars, Data, unknown, never>>(
            (ways, branch) =>
              ways.when(
                ({ input }) => eq(input.id, "x"),
                (inner: Loose) => build(inner, branch, name),
              ),
            route.otherwise(),
          ),
        )
        .forgetNames();
  }
}

test("stateMachine makes definitions that every judge accepts and that run, whatever is put together", {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.constantFrom<QueryLanguage>("JSONata", "JSONPath"), async (plan, queryLanguage) => {
      let made = 0;
      const name = (): string => `State ${made++}`;
      const machine = stateMachine<Data>({ queryLanguage }, (flow) => build(flow, plan, name).succeed("Done"));
      const definition = machine.toAsl();
      expect(lint(definition).filter(({ severity }) => severity === "error")).toEqual([]);
      expect(aslValidator(structuredClone(definition)).errors).toEqual([]);
      expect(validateDefinition(printAsl(machine), "STANDARD").filter(({ severity }) => severity === "ERROR")).toEqual(
        [],
      );
      expect(JSON.parse(printAsl(machine))).toEqual(definition);
      const input = { id: "x", list: [{ id: "x" }] };
      expect(await runMachine(machine, input, () => ({ Payload: 1, StatusCode: 200 }))).toMatchObject({
        status: "SUCCEEDED",
        output: input,
      });
    }),
    { numRuns: 15 },
  );
});
