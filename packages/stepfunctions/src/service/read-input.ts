import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { invalidArn, invalidName, validation } from "./aws-error.ts";

/** A member that has to be there, as text. */
export function requiredString(input: JsonObject, member: string): string {
  const value = input[member];
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

export function optionalNumber(input: JsonObject, member: string): number | undefined {
  const value = input[member];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "number") throw wrongType(member);
  return value;
}

function wrongType(member: string): Error {
  return Object.assign(validation(`The value of '${member}' has the wrong type`), { code: "SerializationException" });
}

/** A number of results for one page: 0 stands for the default. */
export function pageSize(input: JsonObject): number {
  return Math.floor(optionalNumber(input, "maxResults") ?? 0) || 100;
}

/** An ARN of Step Functions with one of these resource types. */
export function requiredArn(input: JsonObject, member: string, types: readonly string[]): string {
  const arn = requiredString(input, member);
  if (!/^arn:aws[\w-]*:states:/.test(arn)) throw invalidArn(`Invalid ARN prefix: ${arn}`);
  const type = arn.split(":")[5] ?? "";
  if (!types.includes(type)) throw invalidArn(`Resource type not valid in this context: ${type}`);
  return arn;
}

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html: no spaces, brackets, wildcards, special or control characters */
export function checkName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among those AWS forbids
  if (/[\s<>{}[\]?*"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f]/.test(name)) throw invalidName(name);
  return name;
}
