import type { QueryLanguage } from "../interpreter/compiled.ts";
import { QueryFault, RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePath } from "../paths/path-expression.ts";
import { compilePathTemplate } from "../paths/path-template.ts";
import { unexpectedType } from "../states/fail.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html: up to 99999999 seconds */
const MAX_SECONDS = 99_999_999;

export interface TaskFields {
  readonly timeout: SecondsField;
  readonly heartbeat: SecondsField;
  credentials(visit: Visit, effective: Json): Json | undefined | Promise<Json | undefined>;
}

export type SecondsField = (visit: Visit, effective: Json) => number | undefined | Promise<number | undefined>;

export function compileTaskFields(definition: JsonObject, language: QueryLanguage): TaskFields {
  return {
    timeout: compileSeconds(definition, "TimeoutSeconds", language),
    heartbeat: compileSeconds(definition, "HeartbeatSeconds", language),
    credentials: compileCredentials(definition.Credentials, language),
  };
}

function compileSeconds(definition: JsonObject, name: string, language: QueryLanguage): SecondsField {
  const fixed = definition[name];
  if (typeof fixed === "number") return () => fixed;
  if (language === "JSONata") {
    if (fixed === undefined) return () => undefined;
    const template = compileJsonataTemplate(fixed, name);
    return async (visit) => {
      const value = await template(visit.queryScope());
      if (typeof value !== "number" || !Number.isInteger(value))
        throw new QueryFault(unexpectedType(String(fixed), name, "integer", value), name);
      return within(value, (message) => new QueryFault(message, name), name);
    };
  }
  const path = definition[`${name}Path`];
  if (path === undefined) return () => undefined;
  const expression = compilePath(String(path));
  return (visit, effective) => {
    const value = reference(() => expression(visit.pathScope(effective)));
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw new RuntimeFault(
        `The ${name}Path parameter cannot be parsed as a long value: ${String(path)} == ${typeof value === "string" ? value : JSON.stringify(value)}`,
      );
    }
    return within(value, (message) => new RuntimeFault(message), `${name}Path`);
  };
}

function within(value: number, fault: (message: string) => Error, name: string): number {
  if (value > 0 && value <= MAX_SECONDS) return value;
  throw fault(`The value of ${name} must be between 1 and ${MAX_SECONDS}, but was ${value}`);
}

function reference(read: () => Json): Json {
  try {
    return read();
  } catch (error) {
    throw error instanceof PathMiss ? new RuntimeFault(error.message) : error;
  }
}

function compileCredentials(definition: Json | undefined, language: QueryLanguage): TaskFields["credentials"] {
  if (!isJsonObject(definition)) return () => undefined;
  const role =
    language === "JSONata" ? compileJsonataTemplate(definition, "Credentials") : compilePathTemplate(definition);
  return language === "JSONata"
    ? (visit) => (role as ReturnType<typeof compileJsonataTemplate>)(visit.queryScope())
    : (visit, effective) => (role as ReturnType<typeof compilePathTemplate>)(visit.pathScope(effective));
}
