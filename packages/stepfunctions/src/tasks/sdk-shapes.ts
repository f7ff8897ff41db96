import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { type ServiceCall, ServiceCallError } from "./call-service.ts";

/** SDK clients whose members begin with a small letter; Step Functions writes all of them with a capital one. */
const SMALL_LETTERED = new Set([
  "sfn",
  "states",
  "bedrockruntime",
  "bedrock",
  "bedrockagent",
  "bedrockagentruntime",
  "ecs",
  "batch",
  "eks",
  "codebuild",
  "codepipeline",
  "apigateway",
  "cloudwatchlogs",
  "iot",
  "accessanalyzer",
]);
/** Members that carry bytes, which JSON has as text or as a value. */
const BYTES: Readonly<Record<string, readonly string[]>> = {
  "lambda:invoke": ["Payload", "ClientContext"],
  "lambda:invokeAsync": ["InvokeArgs"],
  "s3:putObject": ["Body"],
  "bedrockruntime:invokeModel": ["Body"],
  "bedrock:invokeModel": ["Body"],
  "kinesis:putRecord": ["Data"],
};

/** Arguments of a task in the form the SDK's command takes. */
export function shapeRequest({ service, action, arguments: args }: ServiceCall): object {
  const bytes = BYTES[`${service}:${action}`] ?? [];
  const shaped: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(args)) {
    if (!bytes.includes(name)) shaped[name] = value;
    else if (action === "invoke") shaped[name] = new TextEncoder().encode(JSON.stringify(value));
    else shaped[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return SMALL_LETTERED.has(service) ? lowered(shaped) : shaped;
}

function lowered(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), loweredValue(member)]),
  );
}

function loweredValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(loweredValue);
  return isJsonObject(value) ? lowered(value) : value;
}

/** An SDK answer as Step Functions shows it: capital members, dates and bytes as text, streams read. */
export async function readAnswer(call: ServiceCall, answer: object): Promise<Json> {
  const { $metadata: metadata, ...rest } = answer as {
    $metadata?: { httpStatusCode?: number; requestId?: string };
  } & Record<string, unknown>;
  const shaped = (await shape(rest, SMALL_LETTERED.has(call.service))) as JsonObject;
  if (call.integration === "sdk" || !WITH_METADATA.has(call.service)) return shaped;
  const requestId = metadata?.requestId ?? "";
  return {
    ...shaped,
    SdkHttpMetadata: {
      AllHttpHeaders: { "x-amzn-RequestId": [requestId] },
      HttpHeaders: { "x-amzn-RequestId": requestId },
      HttpStatusCode: metadata?.httpStatusCode ?? 200,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** The older optimised integrations show how the HTTP call went. */
const WITH_METADATA = new Set(["lambda", "sqs", "sns", "dynamodb", "events", "states"]);

async function shape(value: unknown, capitals: boolean): Promise<Json | undefined> {
  if (value === null || value === undefined || typeof value === "function") return undefined;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString();
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "object") return value as Json;
  if ("transformToString" in value && typeof value.transformToString === "function")
    return (await value.transformToString()) as string;
  if (Array.isArray(value))
    return (await Promise.all(value.map((item) => shape(item, capitals)))).filter((item) => item !== undefined);
  const object: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const shaped = await shape(member, capitals);
    if (shaped !== undefined) object[capitals ? name.charAt(0).toUpperCase() + name.slice(1) : name] = shaped;
  }
  return object;
}

/** The names errors and causes carry: prefix of the error, service of the cause. */
const OPTIMISED_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  lambda: ["Lambda", "AWSLambda"],
  dynamodb: ["DynamoDB", "AmazonDynamoDBv2"],
  sqs: ["SQS", "AmazonSQS"],
  sns: ["SNS", "AmazonSNS"],
  events: ["EventBridge", "AmazonEventBridge"],
  glue: ["Glue", "AWSGlue"],
  athena: ["Athena", "AmazonAthena"],
  states: ["StepFunctions", "AWSStepFunctions"],
  s3: ["S3", "Amazon S3"],
};

/** `DynamoDb`, `S3`, `Textract`: how the Java SDK 2 spells its clients. */
const SDK_NAMES: Readonly<Record<string, string>> = {
  dynamodb: "DynamoDb",
  bedrockruntime: "BedrockRuntime",
  eventbridge: "EventBridge",
  cloudwatchlogs: "CloudWatchLogs",
  cloudwatch: "CloudWatch",
  secretsmanager: "SecretsManager",
  lakeformation: "LakeFormation",
  s3control: "S3Control",
  stepfunctions: "Sfn",
};

/** An error of the SDK as the task's failure, named and worded as Step Functions does. */
export function serviceCallError({ service, integration }: ServiceCall, error: unknown): Error {
  const {
    name,
    message,
    $metadata: metadata,
    $fault: fault,
  } = error as {
    name?: string;
    message?: string;
    $fault?: string;
    $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number };
  };
  if (fault === undefined && metadata?.httpStatusCode === undefined) {
    return new ServiceCallError(`${sdkName(service)}.SdkClientException`, message ?? String(error));
  }
  const code = name ?? "Unknown";
  const exception = code.endsWith("Exception") ? code : `${code}Exception`;
  const status = metadata?.httpStatusCode ?? 400;
  const requestId = metadata?.requestId ?? "";
  if (integration === "sdk") {
    const reason = `${message ?? ""} (Service: ${sdkName(service)}, Status Code: ${status}, Request ID: ${requestId}) (SDK Attempt Count: ${metadata?.attempts ?? 1})`;
    return new ServiceCallError(`${sdkName(service)}.${exception}`, reason);
  }
  const [prefix, shown] = OPTIMISED_NAMES[service] ?? [sdkName(service), sdkName(service)];
  return new ServiceCallError(
    `${prefix}.${exception}`,
    `${message ?? ""} (Service: ${shown}; Status Code: ${status}; Error Code: ${code}; Request ID: ${requestId}; Proxy: null)`,
  );
}

function sdkName(service: string): string {
  return SDK_NAMES[service] ?? service.charAt(0).toUpperCase() + service.slice(1);
}
