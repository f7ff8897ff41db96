import { isTributaryError } from "@tributary/errors";
import { nodeOf } from "../expressions/expr.ts";
import type { PathRoot } from "../expressions/print-json-path.ts";
import type { ChoiceNode } from "../states/choice.ts";
import type { CatchNode, RetryRule } from "../states/error-rules.ts";
import type { MapNode } from "../states/map.ts";
import type { StateGraph } from "../states/state-machine-definition.ts";
import type { StateNode } from "../states/state-node.ts";
import type { Line } from "../states/target.ts";
import type { WaitNode } from "../states/wait.ts";
import { array, arrow, type Code, call, chain, literal, object } from "./code.ts";
import type { LinePlan, StepPlan } from "./flow-plan.ts";
import type { Imports } from "./imports.ts";
import { distributedCode, holdsExpression, itemsCode } from "./map-code.ts";
import type { ReadState } from "./node-of-state.ts";
import type { SharedRules } from "./shared-rules.ts";
import { hasNamedErrors, taskCallCode } from "./task-code.ts";
import { lazily, type Pen, valueCode } from "./value-code.ts";
import { verbatimCode } from "./verbatim-code.ts";

/** What writing one state needs from around it. */
export interface Writing {
  readonly imports: Imports;
  readonly shared: SharedRules;
  readonly isJsonPath: boolean;
  /** The state as the builder's own method has it; nothing where it stays as ASL. */
  readonly read: (step: StepPlan) => ReadState | undefined;
  readonly line: (line: LinePlan, head: string, vars: ReadonlySet<string>) => Code;
  readonly graph: (graph: StateGraph, head: string, vars: ReadonlySet<string>) => Code;
}

/** The call that puts a state on a flow which has the variables. */
export function stateCode(step: StepPlan, writing: Writing, vars: ReadonlySet<string>): Code {
  const read = writing.read(step);
  try {
    const written = writing.imports.tried(() => read && new StateWriter(step, read, writing, vars).write());
    return written ?? verbatimCode(step.name, step.state);
  } catch (error) {
    // Raw paths know one root only, so what mixes two and cannot be written otherwise stays as it is.
    if (isTributaryError(error) && error.code === "TRB-ASL-014") return verbatimCode(step.name, step.state);
    throw error;
  }
}

type Options = Readonly<Record<string, Code | undefined>>;

interface Passing {
  readonly comment?: string;
  readonly assign?: unknown;
  readonly output?: unknown;
}

interface Failing extends Passing {
  readonly retry?: readonly RetryRule[];
  readonly catch?: readonly CatchNode[];
}

class StateWriter {
  readonly #step: StepPlan;
  readonly #read: ReadState;
  readonly #writing: Writing;
  readonly #vars: ReadonlySet<string>;

  constructor(step: StepPlan, read: ReadState, writing: Writing, vars: ReadonlySet<string>) {
    this.#step = step;
    this.#read = read;
    this.#writing = writing;
    this.#vars = vars;
  }

  /** Nothing for what the methods' options cannot say. */
  write(): Code | undefined {
    const { node } = this.#read;
    const name = literal(node.name);
    switch (node.type) {
      case "Task":
        return call(
          ".task",
          name,
          lazily(taskCallCode(node, this.#pen("input"))),
          ...optionsOf(this.#taskOptions(node)),
        );
      case "Pass":
        return call(".pass", name, ...optionsOf(this.#payload(node)));
      case "Wait":
        return call(".wait", name, this.#until(node), ...optionsOf(this.#payload(node)));
      case "Succeed":
        return call(".succeed", name, ...optionsOf(this.#payload(node)));
      case "Fail": {
        const failure = given({ error: node.error, cause: node.cause });
        const written = valueCode(failure, this.#pen("input"), "string");
        return call(".fail", name, lazily(written), ...optionsOf({ comment: plain(node.comment) }));
      }
      case "Choice":
        return this.#choice(node);
      case "Parallel": {
        const branches = node.branches.map((line) => arrow("(way)", this.#graph(line, "way")));
        const made = call(".parallel", name, array(branches), ...optionsOf(this.#failing(node)));
        if (node.arguments === undefined) return made;
        return chain("", [call(".withArguments", this.#lazy(node.arguments, "input")), made]);
      }
      case "Map":
        return this.#map(node, name);
      case "Verbatim":
        return undefined;
    }
  }

  #pen(root: PathRoot): Pen {
    const { imports, isJsonPath } = this.#writing;
    return { imports, vars: this.#vars, ...(isJsonPath && { root }) };
  }

  #lazy(value: unknown, root: PathRoot, type?: string): Code {
    return lazily(valueCode(value, this.#pen(root), type));
  }

  #until(node: WaitNode): Code {
    const type = "seconds" in node.until ? "number" : "string";
    return this.#lazy(node.until, "input", type);
  }

  #choice(node: ChoiceNode): Code | undefined {
    if (node.assign !== undefined || node.output !== undefined) return undefined;
    const way = (target: string, vars: ReadonlySet<string>): Code => {
      const line = this.#step.ways?.get(target);
      return line ? arrow("(way)", this.#writing.line(line, "way", vars)) : literal(target);
    };
    const rules = node.rules.map((rule) => {
      const target = rule.target.to === "state" ? rule.target.name : "";
      const vars = new Set([...this.#vars, ...Object.keys(rule.assign ?? {})]);
      return call(
        ".when",
        this.#lazy(rule.condition, "input", "boolean"),
        ...optionsOf(this.#payload(rule)),
        way(target, vars),
      );
    });
    const { otherwise } = node;
    const last = otherwise?.to === "state" ? otherwise.name : undefined;
    const fallsThrough = last !== undefined && last === this.#step.join;
    const rest = last === undefined ? [] : [fallsThrough ? ".otherwise()" : call(".otherwise", way(last, this.#vars))];
    const ways = arrow("(route)", chain("route", [...rules, ...rest]));
    return call(".choice", literal(node.name), ways, ...optionsOf({ comment: plain(node.comment) }));
  }

  #map(node: MapNode, name: Code): Code | undefined {
    const items = itemsCode(node, this.#pen("input"));
    if (items === undefined || holdsExpression(node.distributed)) return undefined;
    const options = {
      maxConcurrency: this.#number(node.maxConcurrency),
      distributed: distributedCode(node),
      ...this.#failing(node),
    };
    return call(".map", name, items, arrow("(one)", this.#graph(node.processor, "one")), ...optionsOf(options));
  }

  #graph(line: Line, head: string): Code {
    const graph = this.#read.graphs.get(line) ?? { StartAt: "", States: {} };
    return this.#writing.graph(graph, head, this.#vars);
  }

  #taskOptions(node: Extract<StateNode, { readonly type: "Task" }>): Options {
    return {
      ...this.#failing(node),
      timeoutSeconds: this.#number(node.timeoutSeconds),
      heartbeatSeconds: this.#number(node.heartbeatSeconds),
      credentials: node.credentials === undefined ? undefined : this.#lazy(node.credentials, "input", "string"),
    };
  }

  #number(value: unknown): Code | undefined {
    return nodeOf(value) ? this.#lazy(value, "input", "number") : plain(value);
  }

  #payload({ comment, assign, output }: Passing, root: PathRoot = "input"): Options {
    return {
      comment: plain(comment),
      assign: assign === undefined ? undefined : this.#lazy(assign, root),
      output: output === undefined ? undefined : this.#lazy(output, root),
    };
  }

  #failing(node: Failing): Options {
    return {
      ...this.#payload(node, "result"),
      retry: node.retry && this.#writing.shared.use(node.retry, array(node.retry.map((rule) => this.#retried(rule)))),
      catch: node.catch && array(node.catch.map((rule) => this.#caught(rule))),
    };
  }

  #retried({ errors, ...rest }: RetryRule): Code {
    const others = Object.entries(rest).map(([name, value]) => [name, literal(value)]);
    return object({ errors: this.#errors(errors), ...Object.fromEntries(others) });
  }

  /** Names are checked where the client has them; others the author of the definition vouched for. */
  #errors(names: readonly string[]): Code {
    const { node } = this.#read;
    const { imports } = this.#writing;
    if (node.type !== "Task" || !hasNamedErrors(node, imports)) return literal(names);
    const isKnown = (name: string): boolean => /^States\.|^[A-Z][A-Za-z0-9]*\.[A-Za-z0-9]+Exception$/.test(name);
    return array(names.map((name) => (isKnown(name) ? literal(name) : call(imports.use("otherError"), literal(name)))));
  }

  #caught(rule: CatchNode): Code {
    const next = rule.target.to === "state" ? rule.target.name : "";
    return object({ errors: this.#errors(rule.errors), next: literal(next), ...this.#payload(rule, "errorOutput") });
  }
}

function optionsOf(options: Options): readonly Code[] {
  return Object.values(options).every((value) => value === undefined) ? [] : [object(options)];
}

function plain(value: unknown): Code | undefined {
  return value === undefined ? undefined : literal(value);
}

function given(values: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
