import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { validation } from "./aws-error.ts";

/** What the service's model says of one member of a request. */
export interface Constraint {
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  /** The value is sensitive: messages do not show it. */
  readonly hidden?: boolean;
  readonly members?: Constraints;
  readonly items?: Constraint;
}

export type Constraints = Readonly<Record<string, Constraint>>;

/** Refuses a request whose members break the service's model, all of them told in one message as AWS does. */
export function checkConstraints(members: Constraints, input: JsonObject): void {
  const broken = brokenMembers(members, input, "");
  if (broken.length === 0) return;
  const count = broken.length === 1 ? "1 validation error" : `${broken.length} validation errors`;
  throw validation(`${count} detected: ${broken.join("; ")}`);
}

function brokenMembers(members: Constraints, input: JsonObject, prefix: string): string[] {
  return Object.entries(members).flatMap(([name, constraint]) => broken(constraint, input[name], `${prefix}${name}`));
}

/** Values of a wrong type are left to who reads them. */
function broken(constraint: Constraint, value: Json | undefined, path: string): string[] {
  if (value === undefined || value === null)
    return constraint.required ? [`Value null at '${path}' failed to satisfy constraint: Member must not be null`] : [];
  const rules = typeof value === "number" ? numberRules(constraint, value) : textRules(constraint, value);
  const shown = constraint.hidden || typeof value === "object" ? "Value" : `Value '${String(value)}'`;
  const own = rules.map((rule) => `${shown} at '${path}' failed to satisfy constraint: Member must ${rule}`);
  const { members, items } = constraint;
  if (members && isJsonObject(value)) return [...own, ...brokenMembers(members, value, `${path}.`)];
  // Lists are counted from one, as the older protocols of AWS do.
  if (items && Array.isArray(value))
    return [...own, ...value.flatMap((item, i) => broken(items, item, `${path}.${i + 1}.member`))];
  return own;
}

function numberRules({ min, max }: Constraint, value: number): string[] {
  if (min !== undefined && value < min) return [`have value greater than or equal to ${min}`];
  return max !== undefined && value > max ? [`have value less than or equal to ${max}`] : [];
}

function textRules({ min, max, values, pattern }: Constraint, value: Json): string[] {
  if (typeof value !== "string" && !Array.isArray(value)) return [];
  const rules: string[] = [];
  if (max !== undefined && length(value) > max) rules.push(`have length less than or equal to ${max}`);
  if (min !== undefined && value.length < min) rules.push(`have length greater than or equal to ${min}`);
  if (values && !values.includes(String(value))) rules.push(`satisfy enum value set: [${values.join(", ")}]`);
  if (pattern && !pattern.test(String(value))) rules.push(`satisfy regular expression pattern: ${pattern.source}`);
  return rules;
}

/** Payloads are measured as UTF-8: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
function length(value: string | Json[]): number {
  return typeof value === "string" && value.length > 80_000 ? Buffer.byteLength(value) : value.length;
}
