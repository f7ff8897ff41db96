import { type Json, type JsonObject, setMember } from "../json.ts";
import { JsonataExpression, type QueryScope } from "./expression.ts";

/** A payload of a JSONata state, with its `{% %}` strings compiled. */
export type JsonataTemplate = (scope: QueryScope) => Json | Promise<Json>;

const EXPRESSION = /^\{%([\s\S]*)%\}$/;

/** The text between `{%` and `%}`, or undefined when the string is a plain one. */
export function expressionText(value: string): string | undefined {
  return EXPRESSION.exec(value)?.[1]?.trim();
}

/** `location` is how AWS names the field in messages: `Arguments/FunctionName`. */
export function compileJsonataTemplate(template: Json, location: string): JsonataTemplate {
  return compile(template, location) ?? (() => template);
}

function compile(template: Json, location: string): JsonataTemplate | undefined {
  if (typeof template === "string") {
    const text = expressionText(template);
    if (text === undefined) return undefined;
    const expression = JsonataExpression.compile(text);
    return (scope) => heard(expression.evaluate(scope, location));
  }
  if (Array.isArray(template)) {
    const items = template.map((item, index) => compile(item, `${location}[${index}]`));
    if (items.every((item) => item === undefined)) return undefined;
    return (scope) => {
      const values = items.map((item, i) => (item ? item(scope) : (template[i] as Json)));
      return values.some(isPromise) ? heard(settle(values)) : (values as Json[]);
    };
  }
  return template !== null && typeof template === "object" ? compileMembers(template, location) : undefined;
}

function compileMembers(template: JsonObject, location: string): JsonataTemplate | undefined {
  const members = Object.entries(template).map(
    ([key, value]) => [key, value, compile(value, `${location}/${key}`)] as const,
  );
  if (members.every(([, , member]) => member === undefined)) return undefined;
  return (scope) => {
    const object: Record<string, Json | Promise<Json>> = {};
    let waiting = false;
    for (const [key, value, member] of members) {
      const result = member ? member(scope) : value;
      waiting ||= isPromise(result);
      setMember(object, key, result);
    }
    return waiting ? heard(settleMembers(object)) : (object as JsonObject);
  };
}

async function settle(values: (Json | Promise<Json>)[]): Promise<Json[]> {
  const settled = await Promise.allSettled(values);
  return settled.map(fulfilled);
}

async function settleMembers(object: Record<string, Json | Promise<Json>>): Promise<JsonObject> {
  const keys = Object.keys(object);
  const values = await settle(Object.values(object));
  return Object.fromEntries(keys.map((key, i) => [key, values[i] as Json]));
}

/** All have settled, so that no failure is left unheard; the first one is the one reported. */
function fulfilled(result: PromiseSettledResult<Json>): Json {
  if (result.status === "rejected") throw result.reason;
  return result.value;
}

export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return value instanceof Promise;
}

/**
 * A value that may still fail. Whoever awaits it hears of that; when a neighbour fails first nobody does, and a rejection
 * that nobody hears would end the process.
 */
export function heard<T>(value: T | Promise<T>): T | Promise<T> {
  if (isPromise(value)) value.catch(() => undefined);
  return value;
}
