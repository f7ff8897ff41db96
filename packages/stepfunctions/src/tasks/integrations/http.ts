import { RuntimeFault, StateFailure } from "../../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import { ServiceCallError } from "../call-service.ts";
import { callOf } from "./call-of.ts";
import { ARRAY_FORMATS, encodeForm } from "./form-encoding.ts";
import type { Integration, TaskContext } from "./integration.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html: a call may take 60 seconds */
const CALL_MS = 60_000;

/** `arn:aws:states:::http:invoke`: an HTTPS API, with the authorization an EventBridge connection holds. */
export function httpIntegration(): Integration {
  return {
    submits: false,
    waits: false,
    async run(context) {
      const args = isJsonObject(context.args) ? context.args : {};
      const headers = new Headers(stringRecord(args.Headers));
      headers.set("user-agent", `Amazon|StepFunctions|HttpInvoke|${context.visit.run.engine.region}`);
      headers.set("range", "bytes=0-262144");
      await authorize(context, args, headers);
      const url = new URL(String(args.ApiEndpoint));
      for (const [name, value] of Object.entries(isJsonObject(args.QueryParameters) ? args.QueryParameters : {})) {
        for (const item of Array.isArray(value) ? value : [value]) url.searchParams.append(name, String(item));
      }
      return send(context, url, { method: String(args.Method ?? "GET"), headers, body: bodyOf(args, headers) });
    },
  };
}

async function authorize(context: TaskContext, args: JsonObject, headers: Headers): Promise<void> {
  const authentication = isJsonObject(args.Authentication) ? args.Authentication : {};
  const invocation = isJsonObject(args.InvocationConfig) ? args.InvocationConfig : {};
  const arn = authentication.ConnectionArn ?? invocation.ConnectionArn;
  if (typeof arn !== "string") return;
  const name = arn.split(":connection/")[1]?.split("/")[0] ?? arn;
  const connection = await callOf(context, {
    service: "eventbridge",
    action: "describeConnection",
    arguments: { Name: name },
    integration: "sdk",
  });
  const parameters =
    isJsonObject(connection) && isJsonObject(connection.AuthParameters) ? connection.AuthParameters : {};
  const key = parameters.ApiKeyAuthParameters;
  if (isJsonObject(key) && typeof key.ApiKeyName === "string")
    headers.set(key.ApiKeyName, String(key.ApiKeyValue ?? ""));
  const basic = parameters.BasicAuthParameters;
  if (isJsonObject(basic))
    headers.set(
      "authorization",
      `Basic ${Buffer.from(`${String(basic.Username)}:${String(basic.Password ?? "")}`).toString("base64")}`,
    );
}

function bodyOf(args: JsonObject, headers: Headers): string | undefined {
  const body = args.RequestBody;
  if (body === undefined) return undefined;
  const transform = isJsonObject(args.Transform) ? args.Transform : {};
  if (transform.RequestBodyEncoding === "URL_ENCODED" && isJsonObject(body)) {
    headers.set("content-type", "application/x-www-form-urlencoded");
    const options = isJsonObject(transform.RequestEncodingOptions) ? transform.RequestEncodingOptions : {};
    const format = options.ArrayFormat ?? "INDICES";
    if (!ARRAY_FORMATS.includes(String(format)))
      throw new RuntimeFault(`The ArrayFormat '${String(format)}' is not one of ${ARRAY_FORMATS.join(", ")}`);
    return encodeForm(body, String(format));
  }
  if (!headers.has("content-type")) headers.set("content-type", "application/json;charset=UTF-8");
  return typeof body === "string" ? body : JSON.stringify(body);
}

interface HttpRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
}

async function send({ visit }: TaskContext, url: URL, { method, headers, body }: HttpRequest): Promise<Json> {
  visit.probe?.sawRequest({
    protocol: url.protocol.replace(":", ""),
    method,
    url: url.href,
    headers: JSON.stringify(Object.fromEntries(headers)),
    ...(body === undefined ? {} : { body }),
  });
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      headers,
      body: body ?? null,
      redirect: "manual",
      signal: AbortSignal.timeout(CALL_MS),
    });
  } catch (error) {
    throw new ServiceCallError("States.Http.Socket", error instanceof Error ? error.message : String(error));
  }
  const text = await response.text();
  visit.probe?.sawResponse({
    protocol: url.protocol.replace(":", ""),
    statusCode: String(response.status),
    statusMessage: response.statusText,
    headers: JSON.stringify(Object.fromEntries(response.headers)),
    body: text,
  });
  const result: JsonObject = {
    StatusCode: response.status,
    StatusText: response.statusText,
    Headers: Object.fromEntries([...response.headers].map(([name, value]) => [name, [value]])),
    ResponseBody: parseBody(text),
  };
  if (response.status < 200 || response.status > 299)
    throw new StateFailure(`States.Http.StatusCode.${response.status}`, text);
  return result;
}

function parseBody(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function stringRecord(value: Json | undefined): Record<string, string> {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, Array.isArray(member) ? member.join(",") : String(member)]),
  );
}
