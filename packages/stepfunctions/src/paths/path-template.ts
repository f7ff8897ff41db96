import { RuntimeFault } from "../interpreter/state-failure.ts";
import { type Json, type JsonObject, setMember } from "../json.ts";
import { PathMiss } from "./json-path.ts";
import { compilePathExpression, type PathExpression } from "./path-expression.ts";
import type { PathScope } from "./path-scope.ts";

/** A payload template of a JSONPath state (`Parameters`, `ResultSelector`, `ItemSelector`, `Assign`), compiled. */
export type PathTemplate = (scope: PathScope) => Json;

export function compilePathTemplate(template: Json): PathTemplate {
  return compile(template) ?? (() => template);
}

function compile(template: Json): PathTemplate | undefined {
  if (Array.isArray(template)) {
    const items = template.map(compile);
    if (items.every((item) => item === undefined)) return undefined;
    return (scope) => items.map((item, i) => (item ? item(scope) : (template[i] as Json)));
  }
  return template !== null && typeof template === "object" ? compileMembers(template) : undefined;
}

function compileMembers(template: JsonObject): PathTemplate | undefined {
  const members = Object.entries(template).map(([key, value]) => {
    if (!key.endsWith(".$")) return [key, value, compile(value)] as const;
    if (typeof value !== "string") throw new SyntaxError(`The value of '${key}' is not a string`);
    return [key.slice(0, -2), value, field(key, value)] as const;
  });
  if (members.every(([, , member]) => member === undefined)) return undefined;
  return (scope) => {
    const object: JsonObject = {};
    for (const [key, value, member] of members) setMember(object, key, member ? member(scope) : value);
    return object;
  };
}

function field(key: string, text: string): PathTemplate {
  const expression: PathExpression = compilePathExpression(text);
  return (scope) => {
    try {
      return expression(scope);
    } catch (error) {
      if (!(error instanceof PathMiss)) throw error;
      throw new RuntimeFault(missingField(text, key, scope.root));
    }
  };
}

export function missingField(path: string, field: string, input: Json): string {
  return `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(input)}'`;
}
