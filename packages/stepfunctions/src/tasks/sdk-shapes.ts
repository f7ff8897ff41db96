import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import type { ServiceCall } from "./call-service.ts";
import { httpMetadata } from "./http-headers.ts";
import { javaMember } from "./sdk-names.ts";
import { elementOf, kindOf, memberOf, type Schema } from "./sdk-schema.ts";

/** Arguments of a task in the form the SDK's command takes: the model's own spelling, times as dates, bytes as bytes. */
export function shapeRequest(call: Pick<ServiceCall, "service" | "action" | "arguments">, schema: Schema): object {
  const shaped = toModel(schema, call.arguments) as Record<string, unknown>;
  // A function's event is JSON even when it is a text.
  if (call.service === "lambda" && call.action === "invoke" && "Payload" in call.arguments)
    shaped.Payload = new TextEncoder().encode(JSON.stringify(call.arguments.Payload));
  return shaped;
}

function toModel(schema: Schema, value: Json): unknown {
  switch (kindOf(schema)) {
    case "structure":
      return isJsonObject(value) ? members(schema, value) : value;
    case "list":
      return Array.isArray(value) ? value.map((item) => toModel(elementOf(schema), item)) : value;
    case "map":
      return isJsonObject(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toModel(elementOf(schema), item)]))
        : value;
    case "blob":
      return new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
    case "timestamp":
      if (typeof value === "number") return new Date(value * 1000);
      return typeof value === "string" && !Number.isNaN(Date.parse(value)) ? new Date(value) : value;
    default:
      return value;
  }
}

function members(schema: Schema, value: JsonObject): object {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const found = memberOf(schema, name);
      return found ? [found.name, toModel(found.schema, member)] : [name, member];
    }),
  );
}

/** The older optimised integrations show how the HTTP call went. */
const WITH_METADATA = new Set(["lambda", "sqs", "sns", "dynamodb", "events"]);

interface Metadata {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
  readonly httpHeaders?: Readonly<Record<string, string>>;
}

/** An SDK answer as Step Functions shows it: capital members, dates and bytes as text, streams read. */
export async function readAnswer(call: ServiceCall, answer: object, schema: Schema): Promise<Json> {
  const { $metadata: metadata = {}, ...rest } = answer as { $metadata?: Metadata } & Record<string, unknown>;
  const shown = { bytes: call.bytes === true, spelled: call.integration === "sdk" ? javaMember : capitalized };
  const shaped = (await toJson(schema, rest, shown)) as JsonObject;
  if (call.integration === "sdk" || !WITH_METADATA.has(call.service)) return shaped;
  const { httpHeaders = {}, httpStatusCode = 200, requestId = "" } = metadata;
  return { ...shaped, ...httpMetadata(httpHeaders, httpStatusCode, requestId) };
}

interface Shown {
  /** Bytes as they are, a character each, instead of text. */
  readonly bytes: boolean;
  readonly spelled: (member: string) => string;
}

function capitalized(member: string): string {
  return member.charAt(0).toUpperCase() + member.slice(1);
}

async function toJson(schema: Schema, value: unknown, shown: Shown): Promise<Json | undefined> {
  if (value === null || value === undefined || typeof value === "function") return undefined;
  if (value instanceof Date) return value.toISOString().replace(".000Z", "Z");
  if (value instanceof Uint8Array) return Buffer.from(value).toString(shown.bytes ? "latin1" : "utf8");
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object") return value as Json;
  if ("transformToByteArray" in value && typeof value.transformToByteArray === "function")
    return toJson(undefined, await value.transformToByteArray(), shown);
  if (Array.isArray(value)) {
    const items = await Promise.all(value.map((item) => toJson(elementOf(schema), item, shown)));
    return items.filter((item) => item !== undefined);
  }
  const kind = kindOf(schema);
  const object: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const inner =
      kind === "structure" ? memberOf(schema, name)?.schema : kind === "map" ? elementOf(schema) : undefined;
    const json = await toJson(inner, member, shown);
    if (json !== undefined) object[kind === "structure" ? shown.spelled(name) : name] = json;
  }
  return object;
}
