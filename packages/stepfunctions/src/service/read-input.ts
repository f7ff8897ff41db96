import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { constraint, invalidArn, invalidName, validation } from "./aws-error.ts";

/** A member that has to be there, as text. */
export function requiredString(input: JsonObject, member: string): string {
  const value = input[member];
  if (value === undefined || value === null) throw constraint(null, member, "Member must not be null");
  if (typeof value !== "string") throw wrongType(member);
  return value;
}

export function optionalString(input: JsonObject, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw wrongType(member);
  return value;
}

export function optionalBoolean(input: JsonObject, member: string): boolean | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "boolean") throw wrongType(member);
  return value;
}

export function optionalObject(input: JsonObject, member: string): JsonObject | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value)) throw wrongType(member);
  return value;
}

export function optionalList(input: JsonObject, member: string): Json[] | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw wrongType(member);
  return value;
}

/** A number from 0 on. */
export function optionalNumber(input: JsonObject, member: string, max?: number): number | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number") throw wrongType(member);
  if (value < 0) throw constraint(value, member, "Member must have value greater than or equal to 0");
  if (max !== undefined && value > max)
    throw constraint(value, member, `Member must have value less than or equal to ${max}`);
  return value;
}

function wrongType(member: string): Error {
  return Object.assign(validation(`The value of '${member}' has the wrong type`), { code: "SerializationException" });
}

export function oneOf(input: JsonObject, member: string, values: readonly string[]): string | undefined {
  const value = optionalString(input, member);
  if (value !== undefined && !values.includes(value))
    throw constraint(value, member, `Member must satisfy enum value set: [${values.join(", ")}]`);
  return value;
}

/** A number of results for one page: 0 stands for the default. */
export function pageSize(input: JsonObject): number {
  const value = input.maxResults;
  if (value === undefined || value === null || value === 0) return 100;
  if (typeof value !== "number") throw wrongType("maxResults");
  if (value < 0) throw constraint(value, "maxResults", "Member must have value greater than or equal to 0");
  if (value > 1000) throw constraint(value, "maxResults", "Member must have value less than or equal to 1000");
  return Math.floor(value);
}

/** An ARN of Step Functions with one of these resource types. */
export function requiredArn(input: JsonObject, member: string, types: readonly string[]): string {
  const arn = requiredString(input, member);
  if (arn.length > 2000) throw constraint(arn, member, "Member must have length less than or equal to 2000");
  if (!/^arn:aws[\w-]*:states:/.test(arn)) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  const type = arn.split(":")[5] ?? "";
  if (!types.includes(type)) throw invalidArn(`Resource type not valid in this context: ${type}`);
  return arn;
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html: no spaces, brackets, wildcards, special or control characters */
export function checkName(name: string, member = "name"): string {
  if (name.length === 0) throw constraint(name, member, "Member must have length greater than or equal to 1");
  if (name.length > 80) throw constraint(name, member, "Member must have length less than or equal to 80");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those AWS forbids
  if (/[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/.test(name)) throw invalidName(name);
  return name;
}
