import { isRecord } from "../../template/is-record.ts";
import { ServiceError } from "../service-error.ts";

/** Attributes a queue keeps, as text, under SQS's own names. */
export type QueueAttributes = Readonly<Record<string, string>>;

export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  readonly maxReceiveCount: number;
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  DelaySeconds: [0, 900],
  MaximumMessageSize: [1024, 1_048_576],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, 20],
  VisibilityTimeout: [0, 43_200],
  KmsDataKeyReusePeriodSeconds: [60, 86_400],
};

const texts = ["Policy", "RedrivePolicy", "RedriveAllowPolicy", "KmsMasterKeyId", "SqsManagedSseEnabled"];

/** Attributes of first-in-first-out queues. */
const choices: Readonly<Record<string, readonly string[]>> = {
  FifoQueue: ["true"],
  ContentBasedDeduplication: ["true", "false"],
  DeduplicationScope: ["queue", "messageGroup"],
  FifoThroughputLimit: ["perQueue", "perMessageGroupId"],
};

export const isFifoAttribute = (name: string): boolean => name in choices;

export const defaultAttributes: QueueAttributes = {
  DelaySeconds: "0",
  MaximumMessageSize: "1048576",
  MessageRetentionPeriod: "345600",
  ReceiveMessageWaitTimeSeconds: "0",
  VisibilityTimeout: "30",
  SqsManagedSseEnabled: "true",
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export function checkQueueAttributes(attributes: QueueAttributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    const choice = choices[name];
    if (choice) {
      if (!choice.includes(value))
        throw new ServiceError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
      continue;
    }
    const range = ranges[name];
    if (!range && !texts.includes(name)) throw new ServiceError("InvalidAttributeName", `Unknown Attribute ${name}.`);
    if (range && !(/^\d+$/.test(value) && Number(value) >= range[0] && Number(value) <= range[1])) {
      throw new ServiceError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
    }
    if ((name === "Policy" || name.endsWith("Policy")) && value !== "" && !isJsonObject(value)) {
      throw new ServiceError("InvalidAttributeValue", `Invalid value for the parameter ${name}.`);
    }
    if (name === "RedrivePolicy" && value !== "") redrivePolicy(attributes);
  }
}

export function redrivePolicy(attributes: QueueAttributes): RedrivePolicy | undefined {
  const text = attributes.RedrivePolicy;
  if (!text) return undefined;
  const policy: unknown = JSON.parse(text);
  const count = isRecord(policy) ? Number(policy.maxReceiveCount) : Number.NaN;
  if (!isRecord(policy) || typeof policy.deadLetterTargetArn !== "string" || !(count >= 1 && count <= 1000)) {
    throw new ServiceError("InvalidParameterValue", `Value ${text} for parameter RedrivePolicy is invalid.`);
  }
  return { deadLetterTargetArn: policy.deadLetterTargetArn, maxReceiveCount: count };
}

function isJsonObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
