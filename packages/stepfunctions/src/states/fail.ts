import type { StateCompiler } from "../interpreter/state-compiler.ts";
import { QueryFault, RuntimeFault, StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { type Json, type JsonObject, jsonTypeName } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePathExpression } from "../paths/path-expression.ts";
import { missingField } from "../paths/path-template.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-fail.html */
export const compileFail: StateCompiler = ({ definition, queryLanguage }) => {
  const compile = queryLanguage === "JSONata" ? compileQueryText : compilePathText;
  const error = compile(definition, "Error");
  const reason = compile(definition, "Cause");
  return async (visit) => {
    if (queryLanguage === "JSONPath") visit.probe?.saw("afterInputPath", visit.input.value);
    throw new StateFailure(await error?.(visit), await reason?.(visit));
  };
};

type Text = (visit: Visit) => string | Promise<string>;

function compilePathText(definition: JsonObject, name: string): Text | undefined {
  const fixed = definition[name];
  if (fixed !== undefined) return () => String(fixed);
  const field = `${name}Path`;
  const path = definition[field];
  if (path === undefined) return undefined;
  const expression = compilePathExpression(String(path));
  return (visit) => {
    try {
      return asText(expression(visit.pathScope(visit.input.value)), field, String(path));
    } catch (error) {
      if (!(error instanceof PathMiss)) throw error;
      throw new RuntimeFault(missingField(String(path), field, visit.input.value));
    }
  };
}

function asText(value: Json, field: string, path: string): string {
  if (typeof value === "string") return value;
  throw new RuntimeFault(
    `The ${field} field refers to value "${JSON.stringify(value)}" which is not a string: ${path}`,
  );
}

function compileQueryText(definition: JsonObject, name: string): Text | undefined {
  const field = definition[name];
  if (field === undefined) return undefined;
  const template = compileJsonataTemplate(field, name);
  return async (visit) => {
    const value = await template(visit.queryScope());
    if (typeof value === "string") return value;
    throw new QueryFault(unexpectedType(String(field), name, "string", value), name);
  };
}

/** How AWS words a result of the wrong type. */
export function unexpectedType(field: string, name: string, expected: string, value: Json): string {
  const text = /^\{%([\s\S]*)%\}$/.exec(field)?.[1]?.trim() ?? field;
  const found = `was '${jsonTypeName(value)}' for value: ${JSON.stringify(value)}`;
  return `The JSONata expression '${text}' specified for the field '${name}' returned an unexpected result type. Expected '${expected}', but ${found}`;
}
