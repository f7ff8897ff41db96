import type { Catcher } from "../states/catcher.ts";
import type { ChoiceState } from "../states/choice.ts";
import type { MapState } from "../states/map.ts";
import type { Retrier } from "../states/retrier.ts";
import type { State } from "../states/state.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import type { WaitState } from "../states/wait.ts";
import { array, arrow, type Code, call, chain, literal, object } from "./code.ts";
import { payloadCode, textCode } from "./expression-code.ts";
import type { LinePlan, StepPlan } from "./flow-plan.ts";
import type { Imports } from "./imports.ts";
import { taskCallCode } from "./task-code.ts";
import { verbatimCode } from "./verbatim-code.ts";

/** What writing one state needs from around it. */
export interface Writing {
  readonly imports: Imports;
  /** Whether the builder's own method says the state. */
  readonly says: (state: State) => boolean;
  readonly line: (line: LinePlan, head: string) => Code;
  readonly graph: (graph: StateGraph, head: string) => Code;
}

/** The calls that put a state on a flow: one, unless states only jumps reach follow. */
export function stateCode(step: StepPlan, writing: Writing): Code {
  const { name, state } = step;
  const { imports } = writing;
  if (!writing.says(state)) return verbatimCode(name, state);
  const named = literal(name);
  switch (state.Type) {
    case "Task": {
      const made = taskCallCode(state, imports);
      const more = {
        ...resultOptions(state, imports),
        timeoutSeconds: typed(state.TimeoutSeconds, "number", imports),
        heartbeatSeconds: typed(state.HeartbeatSeconds, "number", imports),
        credentials: lazily(state.Credentials, imports),
      };
      return call(".task", named, arrow("()", made), ...optionsCode(more));
    }
    case "Pass":
      return call(".pass", named, ...optionsCode(payloadOptions(state, imports)));
    case "Wait":
      return call(
        ".wait",
        named,
        arrow("()", waitCode(state, imports)),
        ...optionsCode(payloadOptions(state, imports)),
      );
    case "Succeed":
      return call(".succeed", named, ...optionsCode(payloadOptions(state, imports)));
    case "Fail": {
      const failure = object({
        error: typed(state.Error, "string", imports),
        cause: typed(state.Cause, "string", imports),
      });
      return call(".fail", named, arrow("()", failure), ...optionsCode({ comment: given(state.Comment) }));
    }
    case "Choice":
      return choiceCode(step, state, writing);
    case "Parallel": {
      const branches = state.Branches.map((branch) => arrow("(flow)", writing.graph(branch, "flow")));
      return call(".parallel", named, array(branches), ...optionsCode(resultOptions(state, imports)));
    }
    case "Map":
      return mapCode(named, state, writing);
  }
}

function mapCode(name: Code, state: MapState, { imports, graph }: Writing): Code {
  const list = typed(state.Items, "readonly unknown[]", imports) ?? "[]";
  const source =
    state.ItemSelector === undefined
      ? list
      : call(imports.use("items"), list, arrow("()", payloadCode(state.ItemSelector, imports)));
  const inner = state.ItemProcessor ? [arrow("(flow)", graph(state.ItemProcessor, "flow"))] : [];
  const options = { maxConcurrency: typed(state.MaxConcurrency, "number", imports), ...resultOptions(state, imports) };
  return call(".map", name, arrow("()", source), ...inner, ...optionsCode(options));
}

function choiceCode(step: StepPlan, state: ChoiceState, writing: Writing): Code {
  const { imports } = writing;
  const way = (target: string): Code => {
    const line = step.ways?.get(target);
    return line ? arrow("(way)", writing.line(line, "way")) : literal(target);
  };
  const rules = state.Choices.map((rule) => {
    const condition = arrow("()", typed(rule.Condition, "boolean", imports) ?? "true");
    return call(".when", condition, ...optionsCode(payloadOptions(rule, imports)), way(rule.Next));
  });
  const fallsThrough = state.Default !== undefined && state.Default === step.join;
  const otherwise =
    state.Default === undefined ? [] : [fallsThrough ? ".otherwise()" : call(".otherwise", way(state.Default))];
  const ways = arrow("(route)", chain("route", [...rules, ...otherwise]));
  return call(".choice", literal(step.name), ways, ...optionsCode({ comment: given(state.Comment) }));
}

function waitCode(state: WaitState, imports: Imports): Code {
  return object({
    seconds: typed(state.Seconds, "number", imports),
    timestamp: typed(state.Timestamp, "string", imports),
  });
}

type Options = Readonly<Record<string, Code | undefined>>;

interface Passing {
  readonly Comment?: string;
  readonly Assign?: unknown;
  readonly Output?: unknown;
}

function payloadOptions(state: Passing, imports: Imports): Options {
  return {
    comment: given(state.Comment),
    assign: lazily(state.Assign, imports),
    output: lazily(state.Output, imports),
  };
}

function resultOptions(
  state: Passing & { readonly Retry?: readonly Retrier[]; readonly Catch?: readonly Catcher[] },
  imports: Imports,
): Options {
  return {
    ...payloadOptions(state, imports),
    retry: state.Retry && array(state.Retry.map(retryCode)),
    catch: state.Catch && array(state.Catch.map((rule) => catchCode(rule, imports))),
  };
}

function retryCode(rule: Retrier): Code {
  return object({
    errors: literal(rule.ErrorEquals),
    intervalSeconds: given(rule.IntervalSeconds),
    maxAttempts: given(rule.MaxAttempts),
    backoffRate: given(rule.BackoffRate),
    maxDelaySeconds: given(rule.MaxDelaySeconds),
    jitter: given(rule.JitterStrategy),
    comment: given(rule.Comment),
  });
}

function catchCode(rule: Catcher, imports: Imports): Code {
  return object({
    errors: literal(rule.ErrorEquals),
    next: literal(rule.Next),
    ...payloadOptions(rule, imports),
  });
}

function optionsCode(options: Options): readonly Code[] {
  return Object.values(options).every((value) => value === undefined) ? [] : [object(options)];
}

function lazily(value: unknown, imports: Imports): Code | undefined {
  return value === undefined ? undefined : arrow("()", payloadCode(value, imports));
}

/** An expression of the type that belongs here, or the literal. */
function typed(value: unknown, type: string, imports: Imports): Code | undefined {
  return value === undefined ? undefined : textCode(value, imports, type);
}

function given(value: unknown): Code | undefined {
  return value === undefined ? undefined : literal(value);
}
