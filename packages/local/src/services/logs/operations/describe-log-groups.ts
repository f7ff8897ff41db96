import { integer, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import type { LogStore } from "../log-store.ts";

export const describeLogGroups = operation({
  name: "DescribeLogGroups",
  input: {
    logGroupNamePrefix: optional(string()),
    nextToken: optional(string()),
    limit: optional(integer({ min: 1, max: 50 })),
  },
  access: (_input, { region, account }, _store: LogStore) => [
    { action: "logs:DescribeLogGroups", resource: `arn:aws:logs:${region}:${account}:log-group:*` },
  ],
  handle: (store, { logGroupNamePrefix = "", nextToken, limit = 50 }, { region, account }) => {
    const all = store.groups().filter(({ name }) => name.startsWith(logGroupNamePrefix));
    const { items, next } = page(all, { max: limit, token: nextToken, keyOf: ({ name }) => name });
    const logGroups = items.map(({ name, createdAt, retentionDays }) => ({
      logGroupName: name,
      creationTime: createdAt,
      arn: `arn:aws:logs:${region}:${account}:log-group:${name}:*`,
      ...(retentionDays !== undefined && { retentionInDays: retentionDays }),
    }));
    return { logGroups, ...(next !== undefined && { nextToken: next }) };
  },
});
