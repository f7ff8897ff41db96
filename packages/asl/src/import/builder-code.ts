import type { StateGraph, StateMachineDefinition } from "../states/state-machine-definition.ts";
import { arrow, type Code, call, chain, literal, object, sequence } from "./code.ts";
import { type LinePlan, planFlow } from "./flow-plan.ts";
import { Imports } from "./imports.ts";
import { nodeOfState } from "./node-of-state.ts";
import { printCode } from "./print-code.ts";
import { SharedRules } from "./shared-rules.ts";
import { stateCode, type Writing } from "./state-code.ts";

const receiving = ".receiving<Untyped>()";

/**
 * A definition as TypeScript that builds the same definition.
 *
 * What the data is, nobody has told: it is `Untyped`, until an interface takes its place. States the builder has no words
 * for stay as ASL inside `flow.state(...)`.
 *
 * @example builderCode(JSON.parse(await readFile("orders.asl.json", "utf8")))
 */
export function builderCode(definition: StateMachineDefinition): string {
  const once = new SharedRules();
  write(definition, once);
  return write(definition, new SharedRules(once));
}

function write(definition: StateMachineDefinition, shared: SharedRules): string {
  const language = definition.QueryLanguage ?? "JSONPath";
  const imports = new Imports();
  imports.use("type Untyped");
  const writing: Writing = {
    imports,
    shared,
    isJsonPath: language === "JSONPath",
    read: ({ name, state }) => nodeOfState(name, state, language),
    line: (line, head, vars) => chain(head, lineCalls(line, writing, new Set(vars))),
    graph: (graph, head, vars) => graphCode(graph, head, writing, { outermost: false, vars }),
  };
  const flow = arrow("(flow)", graphCode(definition, "flow", writing, { outermost: true, vars: new Set() }));
  const machine = call(`${imports.use("stateMachine")}<Untyped>`, optionsCode(definition), flow);
  const statement = sequence("export const machine = ", machine, ";");
  const declarations = [...shared.declarations(), statement].map(printCode);
  return `${imports.print()}\n\n${declarations.join("\n\n")}\n`;
}

function optionsCode(definition: StateMachineDefinition): Code {
  const { Comment: comment, TimeoutSeconds: timeout, QueryLanguage: language, Version: version } = definition;
  return object({
    comment: comment === undefined ? undefined : literal(comment),
    queryLanguage: language === "JSONata" ? undefined : literal("JSONPath"),
    version: version === undefined ? undefined : literal(version),
    timeoutSeconds: timeout === undefined ? undefined : literal(timeout),
  });
}

interface Place {
  readonly outermost: boolean;
  readonly vars: ReadonlySet<string>;
}

function graphCode(graph: StateGraph, head: string, writing: Writing, { outermost, vars }: Place): Code {
  const { segments, beginsByJump } = planFlow(graph, (name, state) => writing.read({ name, state }) === undefined);
  // What comes into an inner flow is typed, and jumps back to its first state may bring anything.
  const jump = beginsByJump && !outermost ? [call(".goto", literal(graph.StartAt)), receiving] : [];
  const known = new Set(vars);
  const calls = segments.flatMap((line, at) => [...(at === 0 ? [] : [receiving]), ...lineCalls(line, writing, known)]);
  return chain(head, [...jump, ...calls]);
}

/** The states' calls; `vars` grows by what they assign. */
function lineCalls(line: LinePlan, writing: Writing, vars: Set<string>): readonly Code[] {
  const jump = line.exit === undefined ? [] : [call(".goto", literal(line.exit))];
  const calls = line.steps.map((step) => {
    const code = stateCode(step, writing, new Set(vars));
    const { state } = step;
    const isOwn = state.Type !== "Choice" && writing.read(step) !== undefined;
    if (isOwn && "Assign" in state)
      for (const name of Object.keys(state.Assign ?? {})) vars.add(name.replace(/\.\$$/, ""));
    return code;
  });
  return [...calls, ...jump];
}
