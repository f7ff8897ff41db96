import { StateFailure } from "../../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";

/** Fields that optimised integrations take as JSON and the service takes as text. */
const TEXT_FIELDS: Readonly<Record<string, readonly string[]>> = {
  "sqs:sendMessage": ["MessageBody"],
  "sns:publish": ["Message"],
};

/** The API behind an optimised integration, where that has another name. */
export function servedBy(service: string, action: string): string {
  return service === "bedrock" && action === "invokeModel" ? "bedrockruntime" : service;
}

/** Turns the arguments of an optimised integration into those of the service's own API. */
export function shapeArguments(service: string, action: string, args: JsonObject): JsonObject {
  if (service === "events" && action === "putEvents" && Array.isArray(args.Entries)) {
    return {
      ...args,
      Entries: args.Entries.map((entry) =>
        isJsonObject(entry) && "Detail" in entry ? { ...entry, Detail: text(entry.Detail) } : entry,
      ),
    };
  }
  const fields = TEXT_FIELDS[`${service}:${action}`] ?? [];
  if (fields.length === 0) return args;
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, fields.includes(key) ? text(value) : value]),
  );
}

function text(value: Json | undefined): Json {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** PutEvents answers 200 with failed entries; the integration makes a failure of that. */
export function shapeResult(service: string, action: string, result: Json): Json {
  if (service === "events" && action === "putEvents" && isJsonObject(result) && Number(result.FailedEntryCount) > 0) {
    throw new StateFailure("EventBridge.FailedEntry", JSON.stringify(result));
  }
  // The model's answer is JSON, and arrives as such: https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html
  if (service === "bedrock" && action === "invokeModel" && isJsonObject(result) && typeof result.Body === "string")
    return { ...result, Body: parsed(result.Body) };
  return result;
}

function parsed(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}
