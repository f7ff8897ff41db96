import { string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { redrivePolicy } from "../queue-attributes.ts";
import { onQueue } from "./queue-access.ts";
import { queueUrl } from "./queue-url.ts";

export const listDeadLetterSourceQueues = operation({
  name: "ListDeadLetterSourceQueues",
  input: { QueueUrl: string() },
  access: onQueue("ListDeadLetterSourceQueues"),
  handle: (store, { QueueUrl }, context) => {
    const { arn } = store.byUrl(QueueUrl).record;
    const sources = store.list().filter((queue) => redrivePolicy(queue.record.attributes)?.deadLetterTargetArn === arn);
    return { queueUrls: sources.map(({ record }) => queueUrl(record.name, context)) };
  },
});
