import { integer, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import type { QueueStore } from "../queue-store.ts";
import { queueUrl } from "./queue-url.ts";

export const listQueues = operation({
  name: "ListQueues",
  input: {
    QueueNamePrefix: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 1000 })),
    NextToken: optional(string()),
  },
  access: (_input, _context, store: QueueStore) => [{ action: "sqs:ListQueues", resource: store.arnOf("*") }],
  handle: (store, { QueueNamePrefix = "", MaxResults = 1000, NextToken }, context) => {
    const names = store
      .list()
      .map(({ record }) => record.name)
      .filter((name) => name.startsWith(QueueNamePrefix));
    const { items, next } = page(names, { max: MaxResults, token: NextToken, keyOf: (name) => name });
    return { QueueUrls: items.map((name) => queueUrl(name, context)), ...(next !== undefined && { NextToken: next }) };
  },
});
