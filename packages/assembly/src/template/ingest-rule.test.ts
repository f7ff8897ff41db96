import { s3 } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

test("objects under the raw prefix reach the ingest queue, which only the rule may send to", () => {
  const { Resources } = claimsTemplate();
  expect(Resources.ObjectCreatedRule?.Properties).toMatchObject({
    EventPattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: [{ Ref: "RawBucket" }] }, object: { key: [{ prefix: "inbox/" }] } },
    },
    Targets: [
      {
        Arn: { "Fn::GetAtt": ["IngestQueue", "Arn"] },
        DeadLetterConfig: { Arn: { "Fn::GetAtt": ["IngestDeadLetterQueue", "Arn"] } },
      },
    ],
  });
  expect(Resources.IngestQueuePolicy?.Properties.PolicyDocument).toMatchObject({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Condition: { ArnEquals: { "aws:SourceArn": { "Fn::GetAtt": ["ObjectCreatedRule", "Arn"] } } },
      },
      { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
    ],
  });
});

test("a raw bucket with no prefix takes every object", () => {
  const { Resources } = claimsTemplate({ raw: s3("claims-raw") });
  expect(Resources.ObjectCreatedRule?.Properties.EventPattern).toMatchObject({
    detail: { bucket: { name: [{ Ref: "RawBucket" }] } },
  });
  expect(JSON.stringify(Resources.ObjectCreatedRule?.Properties.EventPattern)).not.toContain("prefix");
});
