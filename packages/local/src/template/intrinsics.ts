import { TributaryError } from "@tributary/errors";
import { intrinsicFunctions } from "./intrinsic-functions.ts";
import { isRecord } from "./is-record.ts";

/** What a template's functions can look up. */
export interface Scope {
  /** Value of `{ Ref: name }`. Throws when there is no such thing. */
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): string;
  condition(name: string): boolean;
  mapping(map: string, topLevelKey: string, secondLevelKey: string): unknown;
  /** Where the value stands, for messages: `Resources.Queue`. */
  readonly at: string;
}

/** Stands for `AWS::NoValue`: the property or item it is given to disappears. */
export const noValue: unique symbol = Symbol("AWS::NoValue");

/** A value with each intrinsic function replaced by what it yields. */
export function resolve(value: unknown, scope: Scope): unknown {
  if (typeof value === "string") return checkedText(value, scope);
  if (Array.isArray(value)) return value.map((item) => resolve(item, scope)).filter((item) => item !== noValue);
  if (!isRecord(value)) return value;
  const call = functionCall(value);
  if (call) {
    const run = intrinsicFunctions[call.name];
    if (!run) throw new TributaryError("TRB-LOC-104", `${scope.at}: ${call.name} is not supported locally`);
    return run(call.argument, scope);
  }
  const resolved: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value)) {
    const result = resolve(member, scope);
    if (result !== noValue) resolved[key] = result;
  }
  return resolved;
}

/** The function an object stands for. `Condition` is one only as an argument of a condition function. */
export function functionCall(value: Record<string, unknown>): { name: string; argument: unknown } | undefined {
  const [entry, ...others] = Object.entries(value);
  if (!entry || others.length > 0) return undefined;
  const [name, argument] = entry;
  return name === "Ref" || name.startsWith("Fn::") ? { name, argument } : undefined;
}

function checkedText(text: string, scope: Scope): string {
  if (text.includes("{{resolve:")) {
    throw new TributaryError("TRB-LOC-104", `${scope.at}: dynamic references ({{resolve:...}}) need an AWS account`);
  }
  return text;
}
