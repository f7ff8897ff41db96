import { boolean, document, integer, list, oneOf, optional, string, structure } from "../input-shape.ts";

/** `AWS::Lambda::EventSourceMapping`, for SQS queues. */
export const eventSourceProperties = structure({
  EventSourceArn: string({ pattern: /^arn:aws:sqs:/ }),
  FunctionName: string(),
  BatchSize: optional(integer({ min: 1, max: 10_000 })),
  MaximumBatchingWindowInSeconds: optional(integer({ min: 0, max: 300 })),
  Enabled: optional(boolean),
  FunctionResponseTypes: optional(list(oneOf("ReportBatchItemFailures"))),
  ScalingConfig: optional(structure({ MaximumConcurrency: optional(integer({ min: 2, max: 1000 })) })),
  FilterCriteria: optional(structure({ Filters: optional(list(structure({ Pattern: string() }), { max: 10 })) })),
  Tags: optional(list(document)),
});

export interface EventSourceRecord {
  readonly id: string;
  readonly queueArn: string;
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly enabled: boolean;
  readonly reportsBatchItemFailures: boolean;
  readonly maximumConcurrency?: number;
  readonly filters: readonly string[];
  readonly lastModified: number;
}
