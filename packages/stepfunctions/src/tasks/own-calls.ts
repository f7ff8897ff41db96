import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { RandomSource } from "../random.ts";
import { type CallService, ServiceCallError } from "./call-service.ts";

/** Runs an operation of this very service. */
type CallSelf = (operation: string, input: JsonObject) => Promise<Json>;

/**
 * Keeps `aws-sdk:sfn:*` calls in the house: without an endpoint for services they would leave for AWS, and the machines and
 * tokens they are about are here.
 */
export function withOwnCalls(others: CallService, callSelf: CallSelf, random: RandomSource): CallService {
  return async (call) => {
    if (call.service !== "sfn" || call.integration !== "sdk") return others(call);
    const operation = call.action.charAt(0).toUpperCase() + call.action.slice(1);
    try {
      return capitalised(await callSelf(operation, lowered(call.arguments) as JsonObject));
    } catch (error) {
      const { code, status, message } = error as { code?: unknown; status?: unknown; message?: unknown };
      if (typeof code !== "string" || typeof status !== "number") throw error;
      throw new ServiceCallError(
        `Sfn.${code.endsWith("Exception") ? code : `${code}Exception`}`,
        `${String(message)} (Service: Sfn, Status Code: ${status}, Request ID: ${random.uuid()}) (SDK Attempt Count: 1)`,
      );
    }
  };
}

function lowered(value: Json): Json {
  return renamed(value, (name) => name.charAt(0).toLowerCase() + name.slice(1));
}

/** Members of the API are dates by their names. */
function capitalised(value: Json): Json {
  return renamed(
    value,
    (name) => name.charAt(0).toUpperCase() + name.slice(1),
    (name, member) =>
      typeof member === "number" && /(?:Date|timestamp)$/.test(name)
        ? new Date(Math.round(member * 1000)).toISOString().replace(".000Z", "Z")
        : member,
  );
}

function renamed(
  value: Json,
  rename: (name: string) => string,
  convert: (name: string, member: Json) => Json = (_, member) => member,
): Json {
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename, convert));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [rename(name), renamed(convert(name, member), rename, convert)]),
  );
}
