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
  if (!size || isAllowed(bytes)) return undefined;
  const { action = "" } = readResource(state.Resource) ?? {};
  const remedy = size.bound
    ? `set ${size.bound.argument} to ${Math.floor(limit / size.bound.each)} or less`
    : (size.remedy ?? "let a function call it, or the service write it to S3");
  return `${action} can answer ${inKib(bytes)}, 256 KiB are allowed; ${remedy}`;
}

/** What branches or items answer is collected in one list; one of them that is too large alone is told as that. */
function ofCollected(state: State, items: number): string | undefined {
  if (state.Type === "Parallel") {
    const all = state.Branches.map((graph) => endBytes(graph.States));
    const bytes = all.reduce((sum, each) => sum + each, 0);
    return all.every(isAllowed) && !isAllowed(bytes)
      ? `the branches together can answer ${inKib(bytes)}, 256 KiB are allowed`
      : undefined;
  }
  if (state.Type !== "Map" || state.ResultWriter) return undefined;
  const [inner] = graphsOf(state);
  const each = inner ? endBytes(inner.graph.States) : 0;
  const count = Array.isArray(state.Items) ? state.Items.length : items;
  if (!isAllowed(each) || isAllowed(each * count)) return undefined;
  return `${count} items of up to ${inKib(each)} are collected in one list, 256 KiB are allowed in all`;
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
  const args = state.Arguments ?? state.Parameters;
  const given = typeof args === "object" && args !== null ? (args as Readonly<Record<string, unknown>>) : {};
  if (!size || size.narrowedBy?.some((name) => name in given || `${name}.$` in given)) return 0;
  if (!size.bound) return size.bytes;
  const count = given[size.bound.argument];
  if (typeof count === "number") return Math.min(size.bytes, count * size.bound.each);
  // A run that says how many it wants has thought of it.
  return count !== undefined || `${size.bound.argument}.$` in given ? 0 : size.bytes;
}

const inKib = (bytes: number): string => (Number.isFinite(bytes) ? `${Math.round(bytes / 1024)} KiB` : "any size");
const isAllowed = (bytes: number): boolean => bytes <= limit;
