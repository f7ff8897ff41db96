import { ServiceError } from "../service-error.ts";
import { isFifoAttribute, type QueueAttributes } from "./queue-attributes.ts";

/** A first-in-first-out queue says so in its name and in an attribute, and only such a queue has the others. */
export function checkQueueName(name: string, attributes: QueueAttributes): void {
  const fifo = attributes.FifoQueue === "true";
  if (!/^[\w-]{1,80}$/.test(fifo ? name.replace(/\.fifo$/, "") : name) || name.length > 80)
    throw new ServiceError(
      "InvalidParameterValue",
      "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
    );
  if (fifo && !name.endsWith(".fifo"))
    throw new ServiceError(
      "InvalidParameterValue",
      "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.",
    );
  const foreign = fifo ? undefined : Object.keys(attributes).find(isFifoAttribute);
  if (foreign !== undefined) throw new ServiceError("InvalidAttributeName", `Unknown Attribute ${foreign}.`);
}
