import type { QueueDoor } from "../sqs/queue-door.ts";
import type { AlarmProperties } from "./alarm.ts";

const counted = {
  ApproximateNumberOfMessagesVisible: "visible",
  ApproximateNumberOfMessagesNotVisible: "inFlight",
  ApproximateNumberOfMessagesDelayed: "delayed",
} as const;

/** What a queue's metric is now; nothing else is measured here. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export function queueMetric(
  { queues }: QueueDoor,
  { Namespace, MetricName, Dimensions = [] }: AlarmProperties,
): number | undefined {
  const metric = Object.entries(counted).find(([name]) => name === MetricName)?.[1];
  const [dimension, ...more] = Dimensions;
  if (Namespace !== "AWS/SQS" || !metric || dimension?.Name !== "QueueName" || more.length > 0) return undefined;
  return queues.find(dimension.Value)?.counts()[metric];
}
