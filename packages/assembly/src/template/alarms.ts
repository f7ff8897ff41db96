import type { Blueprint } from "@tributary/pipeline";
import { getAtt } from "./intrinsics.ts";
import { stagedName } from "./names.ts";
import { tags } from "./tags.ts";
import type { Resource, Resources } from "./template.ts";

/** A message in a dead-letter queue is a file nobody works on any more: it raises an alarm. */
export function alarms(blueprint: Blueprint): Resources {
  return {
    IngestDeadLetterAlarm: alarm(blueprint, "ingest", "IngestDeadLetterQueue"),
    ...(blueprint.callbacks.length > 0 && {
      CompleteDeadLetterAlarm: alarm(blueprint, "complete", "CompleteDeadLetterQueue"),
    }),
  };
}

const alarm = (blueprint: Blueprint, handler: string, queueId: string): Resource => ({
  Type: "AWS::CloudWatch::Alarm",
  Properties: {
    AlarmName: stagedName(blueprint.name, `${handler}-dead-letter`),
    AlarmDescription: `Messages that ${handler} could not handle wait in its dead-letter queue`,
    Namespace: "AWS/SQS",
    MetricName: "ApproximateNumberOfMessagesVisible",
    Dimensions: [{ Name: "QueueName", Value: getAtt(queueId, "QueueName") }],
    Statistic: "Maximum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: "GreaterThanThreshold",
    TreatMissingData: "notBreaching",
    Tags: tags(blueprint),
  },
});
