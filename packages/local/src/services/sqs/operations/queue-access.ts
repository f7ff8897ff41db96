import type { CallContext } from "../../operation.ts";
import type { AccessNeed } from "../../service.ts";
import type { QueueStore } from "../queue-store.ts";

/** The caller needs `action` on the queue that the input's URL names. */
export function onQueue(action: string) {
  return (input: { readonly QueueUrl: string }, _context: CallContext, store: QueueStore): readonly AccessNeed[] => [
    { action: `sqs:${action}`, resource: store.arnOf(input.QueueUrl.split("/").at(-1) ?? "") },
  ];
}
