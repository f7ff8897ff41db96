import type { CallContext } from "../../operation.ts";
import type { AccessNeed } from "../../service.ts";
import { queuePolicy } from "../queue-policy.ts";
import type { QueueStore } from "../queue-store.ts";

/** The caller needs `action` on the queue that the input's URL names, by its own policies or the queue's. */
export function onQueue(action: string) {
  return (input: { readonly QueueUrl: string }, _context: CallContext, store: QueueStore): readonly AccessNeed[] => [
    queueNeed(store, store.arnOf(input.QueueUrl.split("/").at(-1) ?? ""), action),
  ];
}

export function queueNeed(store: QueueStore, arn: string, action: string): AccessNeed {
  const policy = queuePolicy(store.byArn(arn));
  return { action: `sqs:${action}`, resource: arn, ...(policy && { resourcePolicy: policy }) };
}
