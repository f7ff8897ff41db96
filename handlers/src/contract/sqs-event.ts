import * as z from "zod";

/** The part of Lambda's SQS event that the handlers read. */
export const sqsEvent = z.object({
  Records: z.array(z.object({ messageId: z.string(), body: z.string() })),
});

/** Names the messages that stay on the queue. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
export interface BatchResponse {
  batchItemFailures: { itemIdentifier: string }[];
}
