import type { StateGraph, StateMachineDefinition } from "../states/state-machine-definition.ts";
import { arrow, type Code, call, chain, literal, object, sequence } from "./code.ts";
import { type LinePlan, planFlow } from "./flow-plan.ts";
import { Imports } from "./imports.ts";
import { printCode } from "./print-code.ts";
import { isSayable } from "./sayable.ts";
import { stateCode, type Writing } from "./state-code.ts";

const receiving = ".receiving<unknown>()";

/**
 * A definition as TypeScript that builds the same definition.
 *
 * States the builder has no words for stay as ASL inside `flow.state(...)`.
 *
 * @example builderCode(JSON.parse(await readFile("orders.asl.json", "utf8")))
 */
export function builderCode(definition: StateMachineDefinition): string {
  const jsonata = definition.QueryLanguage === "JSONata";
  const writing: Writing = {
    imports: new Imports(),
    says: (state) => jsonata && isSayable(state),
    line: (line, head) => chain(head, lineCalls(line, writing)),
    graph: (graph, head) => graphCode(graph, head, writing, false),
  };
  const flow = arrow("(flow)", graphCode(definition, "flow", writing, true));
  const machine = call(`${writing.imports.use("stateMachine")}<unknown>`, optionsCode(definition), flow);
  const statement = sequence("export const machine = ", machine, ";");
  return `${writing.imports.print()}\n\n${printCode(statement)}\n`;
}

function optionsCode(definition: StateMachineDefinition): Code {
  const { Comment: comment, TimeoutSeconds: timeout, QueryLanguage: language } = definition;
  return object({
    comment: comment === undefined ? undefined : literal(comment),
    queryLanguage: language === "JSONata" ? undefined : literal("JSONPath"),
    timeoutSeconds: timeout === undefined ? undefined : literal(timeout),
  });
}

function graphCode(graph: StateGraph, head: string, writing: Writing, outermost: boolean): Code {
  const { segments, beginsByJump } = planFlow(graph, (state) => !writing.says(state));
  // What comes into an inner flow is typed, and jumps back to its first state may bring anything.
  const jump = beginsByJump && !outermost ? [call(".goto", literal(graph.StartAt)), receiving] : [];
  const calls = segments.flatMap((line, at) => [...(at === 0 ? [] : [receiving]), ...lineCalls(line, writing)]);
  return chain(head, [...jump, ...calls]);
}

function lineCalls(line: LinePlan, writing: Writing): readonly Code[] {
  const jump = line.exit === undefined ? [] : [call(".goto", literal(line.exit))];
  return [...line.steps.map((step) => stateCode(step, writing)), ...jump];
}
