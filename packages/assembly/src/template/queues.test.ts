import { handlerManifest } from "@tributary/handlers";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

const { Resources } = claimsTemplate();

test.each(["Ingest", "Complete"])(
  "the %s queue outlasts its function and ends in a dead-letter queue with an alarm",
  (name) => {
    const handler = name === "Ingest" ? "ingest" : "complete";
    const { VisibilityTimeout, RedrivePolicy, SqsManagedSseEnabled } = Resources[`${name}Queue`]?.Properties ?? {};
    expect(VisibilityTimeout).toBeGreaterThanOrEqual(2 * handlerManifest[handler].timeoutSeconds);
    expect(RedrivePolicy).toMatchObject({ deadLetterTargetArn: { "Fn::GetAtt": [`${name}DeadLetterQueue`, "Arn"] } });
    expect(SqsManagedSseEnabled).toBe(true);
    expect(Resources[`${name}DeadLetterAlarm`]?.Properties.Dimensions).toEqual([
      { Name: "QueueName", Value: { "Fn::GetAtt": [`${name}DeadLetterQueue`, "QueueName"] } },
    ]);
    expect(Resources[`${name}EventSource`]?.Properties).toMatchObject({
      EventSourceArn: { "Fn::GetAtt": [`${name}Queue`, "Arn"] },
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
  },
);

test("the ingest queue holds back by its maximum concurrency", () => {
  expect(Resources.IngestEventSource?.Properties.ScalingConfig).toEqual({
    MaximumConcurrency: { Ref: "IngestConcurrency" },
  });
});

test("services tell the complete queue, each by its own way", () => {
  expect(Resources.TextractCompletionSubscription?.Properties).toMatchObject({
    TopicArn: { Ref: "TextractCompletionTopic" },
    Protocol: "sqs",
    Endpoint: { "Fn::GetAtt": ["CompleteQueue", "Arn"] },
  });
  expect(Resources.TranscribeCompletionRule?.Properties.EventPattern).toMatchObject({
    source: ["aws.transcribe"],
    "detail-type": ["Transcribe Job State Change"],
  });
  const senders = JSON.stringify(Resources.CompleteQueuePolicy?.Properties.PolicyDocument);
  expect(senders).toContain("sns.amazonaws.com");
  expect(senders).toContain("events.amazonaws.com");
});
