import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isJsonObject, type Json } from "../json.ts";
import { AwsError } from "../service/aws-error.ts";
import type { StepFunctionsService } from "../service/step-functions-service.ts";

/** A definition may have 1 MB; with its escapes and the rest of a request this much is enough. */
const MAX_BODY = 8 * 1024 * 1024;
const CONTENT_TYPE = "application/x-amz-json-1.0";

/** Speaks awsJson 1.0 for a service, on a server not yet listening. The service is asked for when a request comes. */
export function createHttpServer(service: () => StepFunctionsService): Server {
  return createServer((request, response) => {
    answer(service(), request, response).catch((error: unknown) => fail(response, error));
  });
}

async function answer(
  service: StepFunctionsService,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.headers["x-amz-target"];
  if (request.method === "GET" && target === undefined)
    return send(response, 200, { status: "running", service: "states" });
  if (request.method !== "POST" || typeof target !== "string")
    throw new AwsError("UnknownOperationException", "A request needs the method POST and the header X-Amz-Target");
  const [prefix, operation = ""] = target.split(".");
  if (prefix !== "AWSStepFunctions")
    throw new AwsError("UnknownOperationException", `'${target}' is not an operation of Step Functions`);
  const abort = new AbortController();
  response.on("close", () => abort.abort());
  const body = await readBody(request);
  send(response, 200, await service.handle(operation, parse(body), { signal: abort.signal }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) {
      throw new AwsError("RequestEntityTooLargeException", `The request has more than ${MAX_BODY} bytes`, {
        status: 413,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parse(body: string): { [key: string]: Json } {
  let value: unknown;
  try {
    value = body === "" ? {} : JSON.parse(body);
  } catch {
    throw new AwsError("SerializationException", "The request body is not valid JSON");
  }
  if (!isJsonObject(value)) throw new AwsError("SerializationException", "The request body is not a JSON object");
  return value;
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.end();
    return;
  }
  // What is left of the request is not read; the next one needs a connection of its own.
  if (error instanceof AwsError && error.status === 413) response.setHeader("connection", "close");
  if (error instanceof AwsError)
    return send(response, error.status, { __type: error.code, message: error.message, ...error.details });
  // Ours to mend: the log gets the stack, the caller does not.
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  send(response, 500, {
    __type: "InternalServerException",
    message: error instanceof Error ? error.message : "Internal error",
  });
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": CONTENT_TYPE, "x-amzn-requestid": randomUUID() });
  response.end(JSON.stringify(body));
}
