import { expr } from "../expressions/expr.ts";
import type { ExpressionNode } from "../expressions/expression-node.ts";
import type { PathRoot } from "../expressions/print-json-path.ts";
import { toNode } from "../expressions/to-node.ts";
import type { Catcher } from "../states/catcher.ts";
import type { CatchNode } from "../states/error-rules.ts";
import type { MapState } from "../states/map.ts";
import type { PassState } from "../states/pass.ts";
import type { State } from "../states/state.ts";
import type { ResultShaping } from "../states/state-fields.ts";
import type { StateNode } from "../states/state-node.ts";
import { batchOf, errorRules, given, type LineOf, toState, writerOf } from "./node-parts.ts";
import { readDataTest } from "./read-data-test.ts";
import { readJsonPath } from "./read-json-path.ts";

/** A state in JSONPath as the builder would have made it, as far as the builder has words for its fields. */
export function jsonPathNode(name: string, state: State, lineOf: LineOf): StateNode {
  const named = { name, ...given("comment", state.Comment) } as const;
  const errors = errorRules(state, caught);
  switch (state.Type) {
    case "Task":
      return {
        type: "Task",
        ...named,
        ...errors,
        ...ofResult(state),
        resource: state.Resource,
        ...given("arguments", argumentsOf(state)),
        ...given("timeoutSeconds", orPath(state, "TimeoutSeconds")),
        ...given("heartbeatSeconds", orPath(state, "HeartbeatSeconds")),
        ...given("credentials", template(state.Credentials, "input")),
      };
    case "Pass":
      return { type: "Pass", ...named, ...assigned(state, "input"), ...given("output", outputOfPass(state)) };
    case "Succeed":
      return { type: "Succeed", ...named, ...passed(state) };
    case "Wait": {
      const timestamp = orPath(state, "Timestamp");
      return {
        type: "Wait",
        ...named,
        ...assigned(state, "input"),
        ...passed(state),
        until: timestamp === undefined ? { seconds: orPath(state, "Seconds") } : { timestamp },
      };
    }
    case "Fail":
      return {
        type: "Fail",
        ...named,
        ...given("error", orPath(state, "Error")),
        ...given("cause", orPath(state, "Cause")),
      };
    case "Choice":
      return {
        type: "Choice",
        ...named,
        ...assigned(state, "input"),
        ...passed(state),
        rules: state.Choices.map(({ Next, Comment, Assign, ...test }) => ({
          condition: expr(readDataTest(test)),
          target: toState(Next),
          ...given("comment", Comment),
          ...given("assign", template(Assign, "input")),
        })),
        ...(state.Default !== undefined && { otherwise: toState(state.Default) }),
      };
    case "Parallel":
      return {
        type: "Parallel",
        ...named,
        ...errors,
        ...ofResult(state),
        ...given("arguments", argumentsOf(state)),
        branches: state.Branches.map(lineOf),
      };
    case "Map":
      return { type: "Map", ...named, ...errors, ...ofResult(state), ...mapFields(state, lineOf) };
  }
}

type MapFields = Omit<Extract<StateNode, { type: "Map" }>, "type" | "name">;

function mapFields(state: MapState, lineOf: LineOf): MapFields {
  const { ItemReader: reader, ItemProcessor: processor, ItemBatcher: batcher, ResultWriter: writer } = state;
  const items = state.ItemsPath === undefined && !reader ? "$" : state.ItemsPath;
  return {
    processor: lineOf(processor ?? { StartAt: "", States: {} }),
    ...given("items", items === undefined ? undefined : path(items, "input")),
    ...given("itemSelector", template(state.ItemSelector, "input")),
    ...given("maxConcurrency", orPath(state, "MaxConcurrency")),
    ...(reader && {
      reader: {
        resource: reader.Resource ?? "",
        ...given("config", template(reader.ReaderConfig, "input")),
        arguments: template(reader.Parameters, "input"),
      },
    }),
    ...(batcher !== undefined && { batch: batchOf(template(batcher, "input") as Readonly<Record<string, unknown>>) }),
    ...(processor?.ProcessorConfig?.Mode === "DISTRIBUTED" && {
      distributed: {
        executionType: processor.ProcessorConfig.ExecutionType ?? "STANDARD",
        ...given("label", state.Label),
        ...given("toleratedFailurePercentage", orPath(state, "ToleratedFailurePercentage")),
        ...given("toleratedFailureCount", orPath(state, "ToleratedFailureCount")),
        ...(writer && {
          results: writerOf(template(writer.WriterConfig, "input"), template(writer.Parameters, "input")),
        }),
      },
    }),
  } as MapFields;
}

interface WithInput {
  readonly InputPath?: string | null;
  readonly Parameters?: unknown;
}

/** Parameters, the part of the input the state takes, or nothing for the whole. */
function argumentsOf(state: object): unknown {
  const { InputPath, Parameters } = state as WithInput;
  if (Parameters !== undefined) return template(Parameters, "input");
  return typeof InputPath === "string" && InputPath !== "$" ? path(InputPath, "input") : undefined;
}

type Shaping = ResultShaping & { readonly OutputPath?: string | null };

/** What becomes of a result: selected, put into the input, and a part of that passed on. */
function ofResult(state: Shaping): object {
  const selected = template(state.ResultSelector, "result");
  return { ...assigned(state, "result"), ...given("output", shaped(state, selected, expr(whole("result")))) };
}

function shaped(state: Shaping, selected: unknown, unselected: unknown): unknown {
  const { ResultPath: into, OutputPath: onward } = state;
  if (into === undefined || into === "$") {
    if (typeof onward !== "string") return selected;
    if (selected === undefined) return path(onward, "result");
    // The builder wraps a value that is no object in this way, and takes it out again.
    const { value, ...more } = selected as Readonly<Record<string, unknown>>;
    return onward === "$.value" && Object.keys(more).length === 0 ? value : selected;
  }
  if (into === null) return path(typeof onward === "string" ? onward : "$", "input");
  return added(into, selected ?? unselected);
}

/** `merge(input, { field: value })` */
function added(into: string, value: unknown): unknown {
  const to = readJsonPath(into, "input");
  if (to.kind !== "reference" || to.path.length === 0) return undefined;
  const nest = (base: readonly (string | number)[], [key, ...rest]: readonly (string | number)[]): ExpressionNode => {
    const inner = rest.length === 0 ? toNode(value) : nest([...base, String(key)], rest);
    const entry: ExpressionNode = { kind: "object", entries: [[String(key), inner]] };
    return {
      kind: "call",
      name: "merge",
      args: [{ kind: "array", items: [{ ...whole("input"), path: base }, entry] }],
    };
  };
  return expr(nest([], to.path));
}

function outputOfPass(state: PassState): unknown {
  const { Result, Parameters, InputPath, ResultPath, OutputPath } = state;
  const made = Result ?? template(Parameters, "input");
  if (made === undefined) {
    const from = InputPath ?? (ResultPath === undefined ? OutputPath : undefined);
    if (typeof ResultPath === "string" && ResultPath !== "$") return added(ResultPath, path(InputPath ?? "$", "input"));
    return typeof from === "string" && from !== "$" ? path(from, "input") : undefined;
  }
  return shaped(state, made, made);
}

function passed({ OutputPath: onward }: { readonly OutputPath?: string | null }): object {
  return typeof onward === "string" && onward !== "$" ? { output: path(onward, "input") } : {};
}

function assigned(state: object, root: PathRoot): object {
  const { Assign } = state as { readonly Assign?: unknown };
  return given("assign", template(Assign, root));
}

function caught(rule: Catcher): CatchNode {
  const into = rule.ResultPath;
  const output =
    into === undefined
      ? undefined
      : into === null
        ? expr(whole("input"))
        : added(into, expr({ kind: "reference", root: { of: "errorOutput" }, path: [] }));
  return {
    errors: rule.ErrorEquals,
    target: toState(rule.Next),
    ...given("comment", rule.Comment),
    ...given("assign", template(rule.Assign, "errorOutput")),
    ...given("output", output),
  };
}

function whole(of: PathRoot): Extract<ExpressionNode, { kind: "reference" }> {
  return { kind: "reference", root: { of }, path: [] };
}

function path(text: string, root: PathRoot): unknown {
  return expr(readJsonPath(text, root));
}

function orPath(state: object, field: string): unknown {
  const fields = state as Readonly<Record<string, unknown>>;
  const at = fields[`${field}Path`];
  return typeof at === "string" ? path(at, "input") : fields[field];
}

/** A payload template as values with expressions in it. */
function template<T>(value: T, root: PathRoot): T | undefined {
  return value === undefined ? undefined : (withExpressions(value, root) as T);
}

function withExpressions(value: unknown, root: PathRoot): unknown {
  if (Array.isArray(value)) return value.map((item) => withExpressions(item, root));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key.endsWith(".$") && typeof inner === "string"
        ? [key.slice(0, -".$".length), path(inner, root)]
        : [key, withExpressions(inner, root)],
    ),
  );
}
