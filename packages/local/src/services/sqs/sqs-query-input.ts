import { isRecord } from "../../template/is-record.ts";
import { queryInput } from "../../wire/query-input.ts";

/** Lists of the older protocol by the names they have in the newer one; each stands once for every item, counted from 1. */
const lists: Readonly<Record<string, string>> = {
  AttributeName: "AttributeNames",
  MessageAttributeName: "MessageAttributeNames",
  MessageSystemAttributeName: "MessageSystemAttributeNames",
  SendMessageBatchRequestEntry: "Entries",
  DeleteMessageBatchRequestEntry: "Entries",
  ChangeMessageVisibilityBatchRequestEntry: "Entries",
  TagKey: "TagKeys",
};

/** Maps likewise, with what their items call key and value. */
const maps: Readonly<Record<string, readonly [name: string, key: string, value: string]>> = {
  Attribute: ["Attributes", "Name", "Value"],
  MessageAttribute: ["MessageAttributes", "Name", "Value"],
  Tag: ["Tags", "Key", "Value"],
};

/** A form as SDKs before 2023, and some languages still, send it: `Attribute.1.Name=VisibilityTimeout&Attribute.1.Value=5`. */
export function sqsQueryInput(form: URLSearchParams, path: string): Readonly<Record<string, unknown>> {
  const input = newer(queryInput(form));
  const { Tags, ...rest } = input;
  const tags = Tags === undefined ? {} : form.get("Action") === "CreateQueue" ? { tags: Tags } : { Tags };
  // A request may be sent to the queue's own URL instead of naming it.
  return { ...(/^\/\d{12}\/./.test(path) && { QueueUrl: path }), ...rest, ...tags };
}

function newer(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    const items = Array.isArray(value) ? value : [];
    const list = lists[name];
    const map = maps[name];
    if (list !== undefined) result[list] = items.map((item) => (isRecord(item) ? newer(item) : item));
    else if (map) {
      const [member, key, text] = map;
      result[member] = Object.fromEntries(items.filter(isRecord).map((item) => [String(item[key]), item[text] ?? ""]));
    } else result[name] = value;
  }
  return result;
}
