import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type CallService, type ServiceCall, ServiceCallError } from "../tasks/call-service.ts";

/** The S3 objects, the queue and the Lambda function that recorded cases find on AWS. Objects belong to the machine of their case. */
export function recordedServices(folder: string): CallService {
  const objects = recordedObjects(folder);
  return async (call) => {
    if (call.service === "s3") return s3(objects, call);
    if (call.service === "sqs") return { MessageId: "1" };
    if (call.service === "lambda" && call.action === "invoke") return INVOKED;
    throw new ServiceCallError(`${call.service}.NotRecorded`, `No case calls ${call.service}:${call.action}`);
  };
}

function recordedObjects(folder: string): Map<string, string> {
  const objects = new Map<string, string>();
  for (const file of readdirSync(folder)) {
    for (const one of JSON.parse(readFileSync(join(folder, file), "utf8")) as Json[]) {
      if (!isJsonObject(one) || !isJsonObject(one.resources) || !Array.isArray(one.resources.s3)) continue;
      for (const object of one.resources.s3)
        if (isJsonObject(object))
          objects.set(`${String(one.name)}/${String(object.bucket)}/${String(object.key)}`, String(object.body));
    }
  }
  return objects;
}

function s3(objects: Map<string, string>, { action, arguments: args, stateMachineArn }: ServiceCall): Json {
  const machine = stateMachineArn.split(":")[6]?.split("/")[0] ?? "";
  const key = `${machine}/${String(args.Bucket)}/${String(args.Key)}`;
  if (action === "putObject") {
    objects.set(key, String(args.Body));
    return {};
  }
  const body = objects.get(key);
  if (body === undefined) throw new ServiceCallError("S3.NoSuchKeyException", `There is no ${key}`);
  return { Body: body };
}

const HEADERS: Readonly<Record<string, string>> = {
  "X-Amz-Executed-Version": "$LATEST",
  "x-amzn-Remapped-Content-Length": "0",
  Connection: "keep-alive",
  "x-amzn-RequestId": "1",
  "Content-Length": "2",
  Date: "today",
  "X-Amzn-Trace-Id": "trace",
  "Content-Type": "application/json",
};

/** What invoking an empty function answered on AWS. */
const INVOKED: JsonObject = {
  ExecutedVersion: "$LATEST",
  Payload: "{}",
  SdkHttpMetadata: {
    AllHttpHeaders: Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, [value]])),
    HttpHeaders: { ...HEADERS },
    HttpStatusCode: 200,
  },
  SdkResponseMetadata: { RequestId: "1" },
  StatusCode: 200,
};
