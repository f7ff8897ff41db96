import { readResource } from "../../aws/read-resource.ts";
import { graphsOf } from "../../states/graphs-of.ts";
import type { State } from "../../states/state.ts";
import type { TaskState } from "../../states/task.ts";
import { type AnswerSize, answerSizes } from "../answer-sizes.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const limit = 262_144;

/** A state's result may have 256 KiB; an answer that can have more fails on the day it does, whatever Output selects of it. */
export const payloadSize: Rule = ({ states, items }) =>
  states.flatMap(({ state, location }): readonly Diagnostic[] => {
    const problem = state.Type === "Task" ? ofTask(state) : ofCollected(state, items);
    return problem === undefined ? [] : [{ code: "TRB-ASL-142", severity: "warning", message: problem, location }];
  });

function ofTask(state: TaskState): string | undefined {
  const size = sizeOf(state);
  const bytes = answerBytes(state);
  if (!size || bytes <= limit) return undefined;
  const { action = "" } = readResource(state.Resource) ?? {};
  const remedy = size.bound
    ? `set ${size.bound.argument} to ${Math.floor(limit / size.bound.each)} or less`
    : "let a function call it, or the service write it to S3";
  return `${action} can answer ${inKib(bytes)} KiB, 256 are allowed; ${remedy}`;
}

/** What branches or items answer is collected in one list. */
function ofCollected(state: State, items: number): string | undefined {
  if (state.Type === "Parallel") {
    const bytes = state.Branches.reduce((sum, graph) => sum + endBytes(graph.States), 0);
    return bytes > limit ? `the branches together can answer ${inKib(bytes)} KiB, 256 are allowed` : undefined;
  }
  if (state.Type !== "Map" || state.ResultWriter) return undefined;
  const [inner] = graphsOf(state);
  const each = inner ? endBytes(inner.graph.States) : 0;
  const count = Array.isArray(state.Items) ? state.Items.length : items;
  if (each * count <= limit) return undefined;
  return `${count} items of up to ${inKib(each)} KiB are collected in one list, 256 KiB are allowed in all`;
}

/** The largest answer that leaves a flow as it came; what is selected by an expression is taken to be small. */
function endBytes(states: Readonly<Record<string, State>>): number {
  const ends = Object.values(states).map((state) => {
    if (state.Type !== "Task" || state.End !== true) return 0;
    if (state.Output !== undefined || state.ResultSelector !== undefined || state.ResultPath === null) return 0;
    return answerBytes(state);
  });
  return Math.max(0, ...ends);
}

function sizeOf(state: TaskState): AnswerSize | undefined {
  const resource = readResource(state.Resource);
  if (resource?.waits !== "response") return undefined;
  const key = `${resource.service}:${resource.action}`;
  return Object.hasOwn(answerSizes, key) ? answerSizes[key] : undefined;
}

function answerBytes(state: TaskState): number {
  const size = sizeOf(state);
  if (!size?.bound) return size?.bytes ?? 0;
  const args = state.Arguments ?? state.Parameters;
  const given: unknown =
    typeof args === "object" && args !== null
      ? (args as Readonly<Record<string, unknown>>)[size.bound.argument]
      : undefined;
  return typeof given === "number" ? Math.min(size.bytes, given * size.bound.each) : size.bytes;
}

const inKib = (bytes: number): number => Math.round(bytes / 1024);
