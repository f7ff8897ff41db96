import { compileChoiceRule } from "../choice/choice-rule.ts";
import type { Transition } from "../interpreter/compiled.ts";
import { compileDataFlow } from "../interpreter/data-flow.ts";
import { compileAssign, compileOutput, whenReady } from "../interpreter/exit-fields.ts";
import type { StateCompiler, StateSource } from "../interpreter/state-compiler.ts";
import { QueryFault, RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json, JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { Payload } from "../payload.ts";
import { unexpectedType } from "./fail.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
export const compileChoice: StateCompiler = (source) =>
  source.queryLanguage === "JSONata" ? compileQueryChoice(source) : compilePathChoice(source);

function compilePathChoice({ name, definition }: StateSource): (visit: Visit) => Transition | Promise<Transition> {
  const flow = compileDataFlow({ ...definition, Assign: null }, "JSONPath");
  const rules = (definition.Choices as JsonObject[]).map((rule) => ({
    test: compileChoiceRule(rule),
    next: String(rule.Next),
    assign: compileAssign(rule.Assign, "JSONPath"),
  }));
  const otherwise = definition.Default;
  const defaultAssign = compileAssign(definition.Assign, "JSONPath");
  return (visit) => {
    const effective = flow.effectiveInput(visit);
    const scope = visit.pathScope(effective);
    const rule = rules.find(({ test }) => {
      try {
        return test(scope);
      } catch (error) {
        if (!(error instanceof PathMiss)) throw error;
        const path = /'([^']*)'/.exec(error.message)?.[1] ?? "";
        throw new RuntimeFault(
          `Invalid path '${path}': The choice state's condition path references an invalid value.`,
        );
      }
    });
    const next = rule?.next ?? (otherwise === undefined ? undefined : String(otherwise));
    if (next === undefined) throw noMatch(name);
    const assign = (rule ? rule.assign : defaultAssign)?.(visit, effective) as JsonObject | undefined;
    return whenReady(flow.exit(visit, effective, effective, next), (transition) => ({ ...transition, assign }));
  };
}

function compileQueryChoice({ name, definition }: StateSource): (visit: Visit) => Transition | Promise<Transition> {
  const rules = (definition.Choices as JsonObject[]).map((rule, i) => ({
    condition: rule.Condition as Json,
    location: `Choices[${i}]/Condition`,
    test: compileJsonataTemplate(rule.Condition as Json, `Choices[${i}]/Condition`),
    next: String(rule.Next),
    assign: compileAssign(rule.Assign, "JSONata", `Choices[${i}]/Assign`),
    output: compileOutput(rule.Output, `Choices[${i}]/Output`),
  }));
  const otherwise = {
    next: definition.Default === undefined ? undefined : String(definition.Default),
    assign: compileAssign(definition.Assign, "JSONata"),
    output: compileOutput(definition.Output),
  };
  const from = (visit: Visit, index: number): Transition | Promise<Transition> => {
    const rule = rules[index];
    if (!rule) return go(visit, otherwise);
    return whenReady(rule.test(visit.queryScope()), (value) => {
      if (typeof value !== "boolean")
        throw new QueryFault(unexpectedType(String(rule.condition), rule.location, "boolean", value), rule.location);
      return value ? go(visit, rule) : from(visit, index + 1);
    });
  };
  const go = (
    visit: Visit,
    { next, assign, output }: Omit<typeof otherwise, "output"> & Pick<typeof otherwise, "output">,
  ): Transition | Promise<Transition> => {
    if (next === undefined) throw noMatch(name);
    return whenReady(assign?.(visit, visit.input.value), (values) =>
      whenReady(output ? output(visit) : visit.input.value, (value) => ({
        output: value === visit.input.value ? visit.input : new Payload(value),
        next,
        assign: values,
      })),
    );
  };
  return (visit) => from(visit, 0);
}

function noMatch(name: string): RuntimeFault {
  return new RuntimeFault(
    `Failed to transition out of the state. The state '${name}' does not point to a next state.`,
    "States.NoChoiceMatched",
  );
}
