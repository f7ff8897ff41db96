import { TributaryError } from "@tributary/errors";
import { resolve, type Scope } from "./intrinsics.ts";
import { isRecord } from "./is-record.ts";

/** Evaluates a `Conditions` entry or a `Condition` reference, each named condition once. */
export function conditionReader(
  conditions: Readonly<Record<string, unknown>>,
  scope: () => Scope,
): (name: string) => boolean {
  const known = new Map<string, boolean>();
  const open = new Set<string>();
  const read = (name: string): boolean => {
    const answer = known.get(name);
    if (answer !== undefined) return answer;
    if (!Object.hasOwn(conditions, name))
      throw new TributaryError("TRB-LOC-102", `The template has no condition ${name}`);
    if (open.has(name)) throw new TributaryError("TRB-LOC-103", `Condition ${name} depends on itself`);
    open.add(name);
    const value = evaluate(conditions[name], scope(), read);
    open.delete(name);
    known.set(name, value);
    return value;
  };
  return read;
}

function evaluate(expression: unknown, scope: Scope, named: (name: string) => boolean): boolean {
  if (typeof expression === "boolean") return expression;
  const [entry, ...others] = isRecord(expression) ? Object.entries(expression) : [];
  if (!entry || others.length > 0) throw notACondition(expression, scope);
  const [name, argument] = entry;
  if (name === "Condition" && typeof argument === "string") return named(argument);
  if (!Array.isArray(argument)) throw notACondition(expression, scope);
  const each = (): boolean[] => argument.map((part) => evaluate(part, scope, named));
  if (name === "Fn::And") return each().every(Boolean);
  if (name === "Fn::Or") return each().some(Boolean);
  if (name === "Fn::Not") return !evaluate(argument[0], scope, named);
  if (name === "Fn::Equals")
    return JSON.stringify(resolve(argument[0], scope)) === JSON.stringify(resolve(argument[1], scope));
  throw notACondition(expression, scope);
}

function notACondition(expression: unknown, scope: Scope): TributaryError {
  return new TributaryError("TRB-LOC-104", `${scope.at}: ${JSON.stringify(expression)} is not a condition`);
}
