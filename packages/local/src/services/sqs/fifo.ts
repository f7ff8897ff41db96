import { createHash } from "node:crypto";
import { ServiceError } from "../service-error.ts";
import type { Queue } from "./queue.ts";
import type { NewMessage } from "./queue-store.ts";

/** Where a message stands in a first-in-first-out queue, and what makes it the same message again. */
export interface FifoOrder {
  readonly group: string;
  readonly deduplicationId: string;
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-messagededuplicationid-property.html */
export function fifoOrder(queue: Queue, message: NewMessage): FifoOrder | undefined {
  const { body, group, deduplicationId, delaySeconds } = message;
  if (!queue.fifo) {
    if (deduplicationId !== undefined)
      throw invalid("The request include parameter MessageDeduplicationId which is not valid for this queue type");
    return undefined;
  }
  if (group === undefined)
    throw new ServiceError("MissingParameter", "The request must contain the parameter MessageGroupId.");
  if (delaySeconds !== undefined)
    throw invalid(
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  const byContent = queue.attribute("ContentBasedDeduplication") === "true";
  if (deduplicationId === undefined && !byContent)
    throw invalid(
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    );
  return { group, deduplicationId: deduplicationId ?? createHash("sha256").update(body).digest("hex") };
}

const invalid = (message: string): ServiceError => new ServiceError("InvalidParameterValue", message);

/** Twenty digits, as AWS's are. */
export const sequenceNumber = (sequence: number): string => `188${String(sequence).padStart(17, "0")}`;
