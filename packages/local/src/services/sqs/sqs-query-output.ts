import { isRecord } from "../../template/is-record.ts";
import type { XmlNode, XmlValue } from "../../wire/xml.ts";

/** Members that the older protocol names otherwise, each item in an element of its own. */
const named: Readonly<Record<string, string>> = {
  QueueUrls: "QueueUrl",
  queueUrls: "QueueUrl",
  Messages: "Message",
  Failed: "BatchResultErrorEntry",
};
const pairs: Readonly<Record<string, readonly [element: string, key: string]>> = {
  Attributes: ["Attribute", "Name"],
  MessageAttributes: ["MessageAttribute", "Name"],
  Tags: ["Tag", "Key"],
};

/** An answer of the newer protocol in the XML of the older one. */
export function sqsQueryOutput(operation: string, output: unknown): XmlNode {
  return isRecord(output) ? older(output, `${operation}ResultEntry`) : {};
}

function older(output: Readonly<Record<string, unknown>>, entry: string): XmlNode {
  const result: Record<string, XmlValue> = {};
  for (const [name, value] of Object.entries(output)) {
    const pair = pairs[name];
    if (pair && isRecord(value)) {
      const [element, key] = pair;
      result[element] = Object.entries(value).map(([item, text]) => ({ [key]: item, Value: plain(text, entry) }));
    } else if (Array.isArray(value))
      result[name === "Successful" ? entry : (named[name] ?? name)] = value.map((item) => plain(item, entry));
    else result[name] = plain(value, entry);
  }
  return result;
}

const plain = (value: unknown, entry: string): XmlValue =>
  isRecord(value) ? older(value, entry) : value === undefined ? undefined : String(value);
