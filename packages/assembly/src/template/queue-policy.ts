import { getAtt, ref } from "./intrinsics.ts";
import type { Resource, Value } from "./template.ts";

/** Who may send to a queue. */
export const queuePolicy = (queueId: string, statements: readonly Value[]): Resource => ({
  Type: "AWS::SQS::QueuePolicy",
  Properties: {
    Queues: [ref(queueId)],
    PolicyDocument: { Version: "2012-10-17", Statement: [...statements, tlsOnly(queueId)] },
  },
});

export const sentByRule = (queueId: string, ruleId: string): Value =>
  sentBy(queueId, "events.amazonaws.com", ruleId, getAtt(ruleId, "Arn"));

export const sentByTopic = (queueId: string, topicId: string): Value =>
  sentBy(queueId, "sns.amazonaws.com", topicId, ref(topicId));

/** The source ARN keeps another account's rule or topic from using the service as its deputy. */
const sentBy = (queueId: string, service: string, sourceId: string, sourceArn: Value): Value => ({
  Sid: `From${sourceId}`,
  Effect: "Allow",
  Principal: { Service: service },
  Action: "sqs:SendMessage",
  Resource: getAtt(queueId, "Arn"),
  Condition: { ArnEquals: { "aws:SourceArn": sourceArn } },
});

const tlsOnly = (queueId: string): Value => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: { AWS: "*" },
  Action: "sqs:*",
  Resource: getAtt(queueId, "Arn"),
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
