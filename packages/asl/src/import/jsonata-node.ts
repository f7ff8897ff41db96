import { expr } from "../expressions/expr.ts";
import { expressionIn } from "../expressions/jsonata-tree.ts";
import type { Catcher } from "../states/catcher.ts";
import type { CatchNode } from "../states/error-rules.ts";
import type { MapState } from "../states/map.ts";
import type { State } from "../states/state.ts";
import type { StateNode } from "../states/state-node.ts";
import { batchOf, errorRules, given, type LineOf, toState, writerOf } from "./node-parts.ts";
import { readJsonata } from "./read-jsonata.ts";

/** A state in JSONata as the builder would have made it, as far as the builder has words for its fields. */
export function jsonataNode(name: string, state: State, lineOf: LineOf): StateNode {
  const common = {
    name,
    ...given("comment", state.Comment),
    ...("Assign" in state && given("assign", payload(state.Assign))),
    ...("Output" in state && given("output", payload(state.Output))),
  } as const;
  const errors = errorRules(state, caught);
  switch (state.Type) {
    case "Task":
      return {
        type: "Task",
        ...common,
        ...errors,
        resource: state.Resource,
        ...given("arguments", payload(state.Arguments)),
        ...given("timeoutSeconds", payload(state.TimeoutSeconds)),
        ...given("heartbeatSeconds", payload(state.HeartbeatSeconds)),
        ...given("credentials", payload(state.Credentials)),
      };
    case "Pass":
      return { type: "Pass", ...common };
    case "Succeed":
      return { type: "Succeed", ...common };
    case "Wait":
      return {
        type: "Wait",
        ...common,
        until:
          state.Timestamp === undefined ? { seconds: payload(state.Seconds) } : { timestamp: payload(state.Timestamp) },
      };
    case "Fail":
      return {
        type: "Fail",
        ...common,
        ...given("error", payload(state.Error)),
        ...given("cause", payload(state.Cause)),
      };
    case "Choice":
      return {
        type: "Choice",
        ...common,
        rules: state.Choices.map((rule) => ({
          condition: condition(rule.Condition),
          target: toState(rule.Next),
          ...given("comment", rule.Comment),
          ...given("assign", payload(rule.Assign)),
          ...given("output", payload(rule.Output)),
        })),
        ...(state.Default !== undefined && { otherwise: toState(state.Default) }),
      };
    case "Parallel":
      return {
        type: "Parallel",
        ...common,
        ...errors,
        ...given("arguments", payload("Arguments" in state ? state.Arguments : undefined)),
        branches: state.Branches.map(lineOf),
      };
    case "Map":
      return { type: "Map", ...common, ...errors, ...mapFields(state, lineOf) };
  }
}

function mapFields(state: MapState, lineOf: LineOf): MapFields {
  const { ItemReader: reader, ItemProcessor: processor, ItemBatcher: batcher } = state;
  return {
    processor: lineOf(processor ?? { StartAt: "", States: {} }),
    ...given("items", payload(state.Items)),
    ...given("itemSelector", payload(state.ItemSelector)),
    ...given("maxConcurrency", payload(state.MaxConcurrency)),
    ...(reader && {
      reader: {
        resource: reader.Resource ?? "",
        ...given("config", payload(reader.ReaderConfig)),
        arguments: payload(reader.Arguments),
      },
    }),
    ...(batcher !== undefined && { batch: batchOf(payload(batcher) as Readonly<Record<string, unknown>>) }),
    ...(processor?.ProcessorConfig?.Mode === "DISTRIBUTED" && {
      distributed: {
        executionType: processor.ProcessorConfig.ExecutionType ?? "STANDARD",
        ...given("label", state.Label),
        ...given("toleratedFailurePercentage", payload(state.ToleratedFailurePercentage)),
        ...given("toleratedFailureCount", payload(state.ToleratedFailureCount)),
        ...(state.ResultWriter && {
          results: writerOf(payload(state.ResultWriter.WriterConfig), payload(state.ResultWriter.Arguments)),
        }),
      },
    }),
  } as MapFields;
}

type MapFields = Omit<Extract<StateNode, { type: "Map" }>, "type" | "name">;

function caught(rule: Catcher): CatchNode {
  return {
    errors: rule.ErrorEquals,
    target: toState(rule.Next),
    ...given("comment", rule.Comment),
    ...given("assign", payload(rule.Assign)),
    ...given("output", payload(rule.Output)),
  };
}

/** A literal condition stands in delimiters all the same. The builder takes no `false`, which is what `!input.flag` is. */
function condition(text: unknown): unknown {
  const inside = typeof text === "string" ? expressionIn(text)?.trim() : undefined;
  if (inside === "false") return expr({ kind: "raw", language: "JSONata", text: inside });
  return inside === "true" || payload(text);
}

function payload<T>(value: T): T | undefined {
  return value === undefined ? undefined : (withExpressions(value) as T);
}

/** A payload whose `{% %}` strings are expressions. */
function withExpressions(value: unknown): unknown {
  if (typeof value === "string") {
    const text = expressionIn(value)?.trim();
    return text === undefined || text === "" ? value : expr(readLeaf(text));
  }
  if (Array.isArray(value)) return value.map(withExpressions);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withExpressions(inner)]));
}

function readLeaf(text: string): Parameters<typeof expr>[0] {
  const node = readJsonata(text);
  // What the author of code writes as a plain value is printed without delimiters.
  const written = node && !["literal", "object", "array"].includes(node.kind);
  return written ? node : { kind: "raw", language: "JSONata", text };
}
