import { createHash } from "node:crypto";
import { optional, string, structure } from "../input-shape.ts";
import { ServiceError } from "../service-error.ts";

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64, as the JSON protocol carries it. */
  readonly BinaryValue?: string;
}

export const messageAttribute = structure({
  DataType: string({ min: 1, max: 256 }),
  StringValue: optional(string()),
  BinaryValue: optional(string()),
});

export function checkMessageAttributes(attributes: Readonly<Record<string, MessageAttribute>>): void {
  if (Object.keys(attributes).length > 10) throw invalid("A message can have at most 10 message attributes.");
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    const base = DataType.split(".")[0] ?? "";
    if (!["String", "Number", "Binary"].includes(base)) {
      throw invalid(
        `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`,
      );
    }
    if ((base === "Binary" ? BinaryValue : StringValue) === undefined) {
      throw invalid(`The message (user) attribute '${name}' must contain a non-empty value of type '${base}'.`);
    }
  }
}

/**
 * The digest clients compare with their own.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html
 */
export function attributesMd5(attributes: Readonly<Record<string, MessageAttribute>>): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const hash = createHash("md5");
  const put = (data: Buffer): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    hash.update(length).update(data);
  };
  for (const name of names) {
    const { DataType = "", StringValue, BinaryValue } = attributes[name] ?? {};
    put(Buffer.from(name));
    put(Buffer.from(DataType));
    hash.update(Buffer.from([DataType.startsWith("Binary") ? 2 : 1]));
    put(DataType.startsWith("Binary") ? Buffer.from(BinaryValue ?? "", "base64") : Buffer.from(StringValue ?? ""));
  }
  return hash.digest("hex");
}

function invalid(message: string): ServiceError {
  return new ServiceError("InvalidParameterValue", message);
}
