import { parseTimestamp } from "../clock/parse-timestamp.ts";
import { compileDataFlow } from "../interpreter/data-flow.ts";
import { pause } from "../interpreter/pause.ts";
import type { StateCompiler } from "../interpreter/state-compiler.ts";
import { QueryFault, RuntimeFault } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { Json, JsonObject } from "../json.ts";
import { compileJsonataTemplate } from "../jsonata/jsonata-template.ts";
import { PathMiss } from "../paths/json-path.ts";
import { compilePath } from "../paths/path-expression.ts";
import { unexpectedType } from "./fail.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html */
export const compileWait: StateCompiler = ({ definition, queryLanguage, next }) => {
  const flow = compileDataFlow(definition, queryLanguage);
  const until = queryLanguage === "JSONata" ? compileQueryWait(definition) : compilePathWait(definition);
  return async (visit) => {
    const effective = flow.effectiveInput(visit);
    const { position } = visit.strand;
    position.waitUntil ??= await until(visit, effective);
    await pause(visit, position.waitUntil);
    return flow.exit(visit, effective, effective, next);
  };
};

/** The moment a wait ends. */
type Until = (visit: Visit, effective: Json) => number | Promise<number>;

/** https://docs.aws.amazon.com/step-functions/latest/dg/state-wait.html: Seconds from 0 to 99999999 */
const MAX_SECONDS = 99_999_999;

function after(visit: Visit, seconds: number): number {
  return visit.run.engine.clock.now() + seconds * 1000;
}

function compilePathWait({ Seconds, SecondsPath, Timestamp, TimestampPath }: JsonObject): Until {
  if (Seconds !== undefined) return (visit) => after(visit, Number(Seconds));
  if (Timestamp !== undefined) return () => parseTimestamp(Timestamp) ?? 0;
  const field = SecondsPath === undefined ? "TimestampPath" : "SecondsPath";
  const text = String(SecondsPath ?? TimestampPath);
  const path = compilePath(text);
  return (visit, effective) => {
    const value = referenced(field, text, () => path(visit.pathScope(effective)));
    if (field === "SecondsPath") return after(visit, wholeSeconds(value, text));
    const time = parseTimestamp(value);
    if (time !== undefined) return time;
    throw new RuntimeFault(
      `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${text} == ${shown(value)}`,
    );
  };
}

function referenced(field: string, text: string, read: () => Json): Json {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof PathMiss)) throw error;
    throw new RuntimeFault(`The ${field} parameter does not reference an input value: ${text}`);
  }
}

function wholeSeconds(value: Json, text: string): number {
  if (typeof value !== "number" || !Number.isInteger(value))
    throw new RuntimeFault(`The SecondsPath parameter cannot be parsed as a long value: ${text} == ${shown(value)}`);
  if (value < 0) throw new RuntimeFault(`The SecondsPath parameter references a negative value: ${text} == ${value}`);
  if (value > MAX_SECONDS)
    throw new RuntimeFault(
      `The SecondsPath parameter references a value greater than ${MAX_SECONDS}: ${text} == ${value}`,
    );
  return value;
}

function shown(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function compileQueryWait({ Seconds, Timestamp }: JsonObject): Until {
  if (Seconds !== undefined) {
    const template = compileJsonataTemplate(Seconds, "Seconds");
    return async (visit) => {
      const value = await template(visit.queryScope());
      if (typeof value !== "number" || !Number.isInteger(value))
        throw new QueryFault(unexpectedType(String(Seconds), "Seconds", "integer", value), "Seconds");
      if (value < 0 || value > MAX_SECONDS)
        throw new QueryFault(
          `The value of the field 'Seconds' must be between 0 and ${MAX_SECONDS}, but was ${value}`,
          "Seconds",
        );
      return after(visit, value);
    };
  }
  const template = compileJsonataTemplate(Timestamp as Json, "Timestamp");
  return async (visit) => {
    const value = await template(visit.queryScope());
    if (typeof value !== "string")
      throw new QueryFault(unexpectedType(String(Timestamp), "Timestamp", "string", value), "Timestamp");
    const time = parseTimestamp(value);
    if (time === undefined)
      throw new QueryFault(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${value}`,
        "Timestamp",
      );
    return time;
  };
}
