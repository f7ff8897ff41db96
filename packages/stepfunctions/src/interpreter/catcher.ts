import type { Json, JsonObject } from "../json.ts";
import { isPromise } from "../jsonata/jsonata-template.ts";
import { Payload } from "../payload.ts";
import type { QueryLanguage, Transition } from "./compiled.ts";
import { type Assigner, compileAssign, compileOutput, type OutputField } from "./exit-fields.ts";
import { compileResultPath, type ResultPath } from "./result-path.ts";
import type { StateFailure } from "./state-failure.ts";
import type { Visit } from "./visit.ts";

/** One entry of a Catch field. */
export interface Catcher {
  readonly errorEquals: readonly string[];
  handle(visit: Visit, failure: StateFailure): Transition | Promise<Transition>;
}

export function compileCatcher(definition: JsonObject, language: QueryLanguage, index: number): Catcher {
  const next = String(definition.Next);
  const errorEquals = definition.ErrorEquals as string[];
  const field = `Catch[${index}]`;
  const assign = compileAssign(definition.Assign, language, `${field}/Assign`);
  if (language === "JSONPath") {
    const resultPath = compileResultPath(definition.ResultPath);
    return {
      errorEquals,
      handle: (visit, failure) => catchWithPaths(visit, errorOutput(failure), resultPath, assign, next),
    };
  }
  const output = compileOutput(definition.Output, `${field}/Output`);
  return { errorEquals, handle: (visit, failure) => catchWithQuery(visit, errorOutput(failure), output, assign, next) };
}

/** Error and Cause as the next state gets them; absent ones are empty. */
export function errorOutput({ error = "", reason = "" }: StateFailure): JsonObject {
  return { Error: error, Cause: reason };
}

function catchWithPaths(
  visit: Visit,
  error: Json,
  resultPath: ResultPath,
  assign: Assigner | undefined,
  next: string,
): Transition {
  const values = assign?.(visit, error);
  const output = resultPath(visit.input.value, error);
  return {
    output: output === visit.input.value ? visit.input : new Payload(output),
    next,
    assign: values as JsonObject | undefined,
  };
}

function catchWithQuery(
  visit: Visit,
  error: Json,
  output: OutputField | undefined,
  assign: Assigner | undefined,
  next: string,
): Transition | Promise<Transition> {
  const extra = { errorOutput: error };
  const value = output ? output(visit, extra) : error;
  const values = assign?.(visit, error, extra);
  if (isPromise(value) || (values && isPromise(values))) return settle(value, values, next);
  return { output: new Payload(value), next, assign: values };
}

async function settle(
  value: Json | Promise<Json>,
  values: JsonObject | Promise<JsonObject> | undefined,
  next: string,
): Promise<Transition> {
  const [output, assign] = await Promise.all([value, values]);
  return { output: new Payload(output), next, assign };
}
