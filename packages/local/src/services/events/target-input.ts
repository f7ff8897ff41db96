import { isRecord } from "../../template/is-record.ts";
import type { BusEvent } from "./event.ts";
import type { RuleTarget } from "./rule.ts";

interface RuleFacts {
  readonly name: string;
  readonly arn: string;
  /** When the event came in. */
  readonly ingestionTime: string;
}

/** What a target receives: the event, a constant, a part of the event, or a template filled from it. */
export function targetInput(target: RuleTarget, event: BusEvent, rule: RuleFacts): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(selectPath(event, target.InputPath) ?? null);
  if (target.InputTransformer) return transform(target.InputTransformer, event, rule);
  return JSON.stringify(event);
}

/** `$.detail.bucket.name`, `$.resources[0]`, `$.detail['a.b']` */
export function selectPath(value: unknown, path: string): unknown {
  const steps = [...path.replace(/^\$/, "").matchAll(/\.([^.[\]]+)|\[(\d+)\]|\[['"]([^'"]+)['"]\]/g)];
  let at = value;
  for (const [, name, index, quoted] of steps) {
    if (index !== undefined && Array.isArray(at)) at = at[Number(index)];
    else if (isRecord(at)) at = at[name ?? quoted ?? index ?? ""];
    else return undefined;
  }
  return at;
}

/**
 * Fills `<name>` places. Inside a JSON text a variable between quotes is text, one without quotes is JSON.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 */
function transform(transformer: NonNullable<RuleTarget["InputTransformer"]>, event: BusEvent, rule: RuleFacts): string {
  const variables: Record<string, unknown> = {
    "aws.events.rule-arn": rule.arn,
    "aws.events.rule-name": rule.name,
    "aws.events.event.ingestion-time": rule.ingestionTime,
    "aws.events.event": event,
    "aws.events.event.json": event,
  };
  for (const [name, path] of Object.entries(transformer.InputPathsMap ?? {})) variables[name] = selectPath(event, path);
  const template = transformer.InputTemplate;
  const isJson = /^\s*[{[]/.test(template);
  return template.replaceAll(/<([\w.-]+)>/g, (whole, name: string, offset: number) => {
    if (!(name in variables)) return whole;
    const value = variables[name];
    const quoted = insideQuotes(template, offset);
    if (isJson && !quoted) return JSON.stringify(value ?? null);
    const text = typeof value === "string" ? value : value === undefined ? "" : JSON.stringify(value);
    return isJson || quoted ? JSON.stringify(text).slice(1, -1) : text;
  });
}

function insideQuotes(template: string, offset: number): boolean {
  let quotes = 0;
  for (let index = 0; index < offset; index++) {
    if (template[index] === "\\") index += 1;
    else if (template[index] === '"') quotes += 1;
  }
  return quotes % 2 === 1;
}
