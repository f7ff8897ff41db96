import { optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { ServiceError } from "../../service-error.ts";
import type { QueueStore } from "../queue-store.ts";
import { queueUrl } from "./queue-url.ts";

export const getQueueUrl = operation({
  name: "GetQueueUrl",
  input: { QueueName: string(), QueueOwnerAWSAccountId: optional(string()) },
  access: ({ QueueName }, _context, store: QueueStore) => [
    { action: "sqs:GetQueueUrl", resource: store.arnOf(QueueName) },
  ],
  handle: (store, { QueueName, QueueOwnerAWSAccountId }, context) => {
    const foreign = QueueOwnerAWSAccountId !== undefined && QueueOwnerAWSAccountId !== context.account;
    if (foreign || !store.find(QueueName))
      throw new ServiceError("QueueDoesNotExist", "The specified queue does not exist.");
    return { QueueUrl: queueUrl(QueueName, context) };
  },
});
