import type { StackEvent } from "@aws-sdk/client-cloudformation";
import { expect, test } from "vitest";
import { explainFailure } from "./explain-failure.ts";

const event = (
  LogicalResourceId: string,
  ResourceStatus: StackEvent["ResourceStatus"],
  ResourceStatusReason: string,
): StackEvent => ({
  StackId: "s",
  EventId: LogicalResourceId,
  StackName: "claims-dev",
  Timestamp: new Date(0),
  LogicalResourceId,
  ResourceStatus,
  ResourceStatusReason,
  ResourceType: "AWS::SQS::Queue",
});

test.each<[string, string, string, string]>([
  ["a taken name", "claims already exists in stack arn:x", "TRB-CLI-070", "Choose another name"],
  ["a quota", "LimitExceededException: Too many queues", "TRB-CLI-070", "Service Quotas"],
  [
    "a missing permission",
    "User: u is not authorized to perform: sqs:createqueue on resource: arn:q because no",
    "TRB-CLI-065",
    "sqs:createqueue",
  ],
  ["something unknown", "no such colour", "TRB-CLI-070", "Mend the reason"],
])("explainFailure gives a remedy for %s", (_what, reason, code, fix) => {
  const events = [
    event("Other", "CREATE_FAILED", "Resource creation cancelled"),
    event("IngestQueue", "CREATE_FAILED", reason),
  ];
  expect(explainFailure(events, "ROLLBACK_COMPLETE", "claims-dev")).toMatchObject({
    code,
    fix: expect.stringContaining(fix),
  });
});

test("explainFailure names the resource and where the stack ended, and never what was only cancelled", () => {
  const events = [
    event("Other", "CREATE_FAILED", "Resource creation cancelled"),
    event("IngestQueue", "CREATE_FAILED", "bad"),
  ];
  const { message } = explainFailure(events, "UPDATE_ROLLBACK_FAILED", "claims-dev");
  expect(message).toBe(
    "The ingest queue (IngestQueue, AWS::SQS::Queue) failed: bad; the stack is in UPDATE_ROLLBACK_FAILED (stack claims-dev)",
  );
});
