import { builderCode, fromAsl, type StateMachineDefinition } from "@tributary/asl";
import { isTributaryError } from "@tributary/errors";
import fc from "fast-check";
import { expect, test } from "vitest";
import { requireSameMachine } from "./require-same-machine.ts";

const text = fc.constantFrom(
  "plain",
  "${Name}",
  "{% $states.input %}",
  "{% 'a' & $x %}",
  "{%$y%}",
  'it\'s "so"\n',
  "__proto__",
);
const payload = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 2 }),
    fc.dictionary(text, tie("any"), { maxKeys: 3 }),
  ),
})).any;

const names = ["A", "B b", "C-c", "D", "E?", "F"];
const next = fc.constantFrom(...names);
const onward = fc.oneof(
  { weight: 4, arbitrary: fc.record({ Next: next }) },
  { weight: 1, arbitrary: fc.constant({ End: true }) },
);
const comment = { Comment: text };
const passing = { ...comment, Output: payload, Assign: fc.dictionary(fc.constantFrom("x", "y"), payload) };
const retry = fc.array(
  fc.record(
    { ErrorEquals: fc.constant(["E"]), MaxAttempts: fc.oneof(fc.nat(9), fc.constant("${N}")) },
    { requiredKeys: ["ErrorEquals"] },
  ),
  { maxLength: 2 },
);
const caught = fc.array(
  fc.record({ ErrorEquals: fc.constant(["E"]), Next: next, ...passing }, { requiredKeys: ["ErrorEquals", "Next"] }),
  { maxLength: 2 },
);
const rule = fc.record(
  { Condition: fc.constantFrom("{% true %}", "{% $x = 1 %}", "{%$z%}"), Next: next, ...passing },
  { requiredKeys: ["Condition", "Next"] },
);

/** The way on joined to a state that has one. */
function going(fields: Parameters<typeof fc.record>[0], requiredKeys: string[]): fc.Arbitrary<object> {
  return fc
    .tuple(fc.record(fields, { requiredKeys } as never), onward)
    .map(([state, way]) => ({ ...(state as object), ...way }));
}

const { graph } = fc.letrec<{ graph: { readonly States: object }; state: object }>((tie) => ({
  state: fc.oneof(
    { maxDepth: 2, depthIdentifier: "graphs" },
    going({ Type: fc.constant("Pass"), ...passing }, ["Type"]),
    going({ Type: fc.constant("Wait"), Seconds: fc.oneof(fc.nat(9), text), Comment: text }, ["Type", "Seconds"]),
    going(
      {
        Type: fc.constant("Task"),
        Resource: fc.constantFrom("arn:aws:states:::lambda:invoke", "arn:aws:states:::sqs:sendMessage", "${F}"),
        Arguments: fc.oneof(payload, fc.record({ FunctionName: text, Payload: payload })),
        TimeoutSeconds: fc.nat(9),
        Retry: retry,
        Catch: caught,
        ...passing,
      },
      ["Type", "Resource"],
    ),
    fc.record({ Type: fc.constant("Choice"), Choices: fc.array(rule, { minLength: 1, maxLength: 3 }), Default: next }),
    fc.record({ Type: fc.constantFrom("Succeed", "Fail"), Comment: text }),
    going(
      {
        Type: fc.constant("Parallel"),
        Branches: fc.array(tie("graph"), { minLength: 1, maxLength: 2 }),
        Catch: caught,
      },
      ["Type", "Branches"],
    ),
    going(
      {
        Type: fc.constant("Map"),
        Items: fc.constantFrom("{% $states.input %}", "{%$l%}"),
        ItemSelector: payload,
        ItemProcessor: tie("graph").map((inner) => ({ ProcessorConfig: { Mode: "INLINE" }, ...inner })),
      },
      ["Type", "Items", "ItemProcessor"],
    ),
  ),
  graph: fc.array(tie("state"), { minLength: 1, maxLength: names.length }).map((states) => wired(states)),
}));

/** States by name, ways to missing states turned to the first, states nothing leads to left away. */
function wired(states: readonly object[]): { readonly StartAt: string; readonly States: object } {
  const named = new Map(states.map((state, at) => [names[at] ?? "A", state]));
  const known = (name: string): string => (named.has(name) ? name : "A");
  const json = JSON.stringify([...named], (key, value) =>
    (key === "Next" || key === "Default") && typeof value === "string" ? known(value) : value,
  );
  const all = new Map(JSON.parse(json) as [string, Record<string, unknown>][]);
  const reached = new Set<string>();
  const open = ["A"];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const { Next: to, Default: otherwise, Choices: rules = [], Catch: catchers = [] } = all.get(name) ?? {};
    const targets = [
      to,
      otherwise,
      ...[rules, catchers].flat().map((each) => (each as { Next?: unknown } | undefined)?.Next),
    ];
    open.push(...targets.filter((target) => typeof target === "string"));
  }
  return { StartAt: "A", States: Object.fromEntries([...all].filter(([name]) => reached.has(name))) };
}

/** Names are unique over the whole machine. */
function renamed(value: unknown, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((item, at) => renamed(item, `${prefix}${at}`));
  if (typeof value !== "object" || value === null) return value;
  if (!("StartAt" in value && "States" in value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, renamed(inner, prefix)]));
  const graph = value as { readonly StartAt: string; readonly States: object };
  const text = JSON.stringify(graph.States, (key, inner: unknown) =>
    (key === "Next" || key === "Default") && typeof inner === "string" && !inner.includes("/")
      ? `${prefix}/${inner}`
      : inner,
  );
  const states = Object.entries(JSON.parse(text) as object).map(([name, state]) => [
    `${prefix}/${name}`,
    renamed(state, `${prefix}${name}`),
  ]);
  return { ...value, StartAt: `${prefix}/${graph.StartAt}`, States: Object.fromEntries(states) };
}

test.each(["JSONata", "JSONPath"] as const)(
  "builderCode builds what it was written from, whatever was put together in %s",
  async (language) => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(graph, async (plan) => {
        const given = { ...(language === "JSONata" && { QueryLanguage: language }), ...(renamed(plan, "") as object) };
        const definition = read(given);
        if (!definition) return;
        tried += 1;
        await requireSameMachine(builderCode(definition), definition);
      }),
      { numRuns: 300 },
    );
    expect(tried).toBeGreaterThan(20);
  },
);

/** Nothing when the random definition is none that AWS would take. */
function read(given: object): StateMachineDefinition | undefined {
  try {
    return fromAsl(given).toAsl();
  } catch (error) {
    if (isTributaryError(error)) return undefined;
    throw error;
  }
}
