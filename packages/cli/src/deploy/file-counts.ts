import { paginateListExecutions, SFNClient } from "@aws-sdk/client-sfn";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Target } from "./target.ts";

/** Where files are: every event that arrived is in exactly one of these. */
export interface FileCounts {
  /** Events in the buffer, no execution yet. */
  readonly waiting: number;
  readonly inFlight: number;
  readonly succeeded: number;
  /** Quarantined, or ended in an error. */
  readonly failed: number;
  /** Events that could not be handled. */
  readonly deadLetters: number;
}

const failures: ReadonlySet<string> = new Set(["FAILED", "TIMED_OUT", "ABORTED"]);

/** Counts by asking Step Functions and the queues; undefined when the stack has no such outputs yet. */
export async function fileCounts(
  { clientSettings }: Target,
  { StateMachineArn, IngestQueueUrl, IngestDeadLetterQueueUrl }: Readonly<Record<string, string>>,
): Promise<FileCounts | undefined> {
  if (StateMachineArn === undefined || IngestQueueUrl === undefined || IngestDeadLetterQueueUrl === undefined)
    return undefined;
  const sfn = new SFNClient(clientSettings);
  // A local cloud may have moved to another port since it told its queue URLs.
  const sqs = new SQSClient({ ...clientSettings, useQueueUrlAsEndpoint: false });
  try {
    const counts = { inFlight: 0, succeeded: 0, failed: 0 };
    for await (const { executions = [] } of paginateListExecutions(
      { client: sfn, pageSize: 1000 },
      { stateMachineArn: StateMachineArn },
    ))
      for (const { status = "" } of executions) {
        if (status === "SUCCEEDED") counts.succeeded += 1;
        else if (failures.has(status)) counts.failed += 1;
        else counts.inFlight += 1;
      }
    const [waiting, deadLetters] = await Promise.all([
      depth(sqs, IngestQueueUrl),
      depth(sqs, IngestDeadLetterQueueUrl),
    ]);
    return { waiting, ...counts, deadLetters };
  } finally {
    sfn.destroy();
    sqs.destroy();
  }
}

async function depth(sqs: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl,
      AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
    }),
  );
  return Object.values(Attributes).reduce((sum, value) => sum + Number(value), 0);
}
