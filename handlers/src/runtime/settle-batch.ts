import type { BatchResponse } from "../contract/sqs-event.ts";
import type { Log } from "./logger.ts";

interface Message {
  readonly messageId: string;
  readonly body: string;
}

/** Works on the messages of a batch side by side; those that fail stay on the queue, the others do not come again. */
export async function settleBatch(
  messages: readonly Message[],
  log: Log,
  work: (body: string) => Promise<void>,
): Promise<BatchResponse> {
  const results = await Promise.allSettled(messages.map(async ({ body }) => work(body)));
  const batchItemFailures = messages.flatMap(({ messageId }, at) => {
    const result = results[at];
    if (result?.status !== "rejected") return [];
    log.error("message stays on the queue", { messageId, error: result.reason });
    return [{ itemIdentifier: messageId }];
  });
  return { batchItemFailures };
}
