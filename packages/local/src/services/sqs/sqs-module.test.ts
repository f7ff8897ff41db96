import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { queueDoor } from "./queue-door.ts";
import { sqsModule } from "./sqs-module.ts";

let cloud: LocalCloud;
let sqs: SQSClient;
let stateDir: string;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-sqs-"));
  cloud = await startLocalCloud({ stateDir, services: [sqsModule] });
  sqs = new SQSClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.credentials,
    maxAttempts: 1,
  });
});

afterEach(async () => {
  sqs.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

test("SQS sends, receives with attributes and deletes", async () => {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({ QueueName: "q", Attributes: { VisibilityTimeout: "7" } }),
  );
  expect(QueueUrl).toBe(`${cloud.endpoint}/000000000000/q`);
  expect((await sqs.send(new GetQueueUrlCommand({ QueueName: "q" }))).QueueUrl).toBe(QueueUrl);
  const bytes = new Uint8Array([1, 2, 3]);
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: "häl\u{1F600}o",
      MessageAttributes: { n: { DataType: "Number", StringValue: "7" }, b: { DataType: "Binary", BinaryValue: bytes } },
    }),
  );
  const { Messages } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["All"],
    }),
  );
  expect(Messages).toHaveLength(1);
  expect(Messages?.[0]).toMatchObject({
    Body: "häl\u{1F600}o",
    Attributes: { ApproximateReceiveCount: "1" },
    MessageAttributes: { n: { DataType: "Number", StringValue: "7" }, b: { DataType: "Binary", BinaryValue: bytes } },
  });
  const counted = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
  expect(counted.Attributes).toMatchObject({ ApproximateNumberOfMessagesNotVisible: "1", VisibilityTimeout: "7" });
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: Messages?.[0]?.ReceiptHandle }));
  const after = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessagesNotVisible"] }),
  );
  expect(after.Attributes).toEqual({ ApproximateNumberOfMessagesNotVisible: "0" });
});

test("SQS answers a batch entry by entry", async () => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "q" }));
  const sent = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "good", MessageBody: "x" },
        { Id: "bad", MessageBody: "x", DelaySeconds: 901 },
      ],
    }),
  );
  expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["good"]);
  expect(sent.Failed).toMatchObject([{ Id: "bad", Code: "InvalidParameterValue", SenderFault: true }]);
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
  const deleted = await sqs.send(
    new DeleteMessageBatchCommand({
      QueueUrl,
      Entries: [
        ...Messages.map(({ ReceiptHandle }) => ({ Id: "a", ReceiptHandle })),
        { Id: "b", ReceiptHandle: "nonsense" },
      ],
    }),
  );
  expect(deleted.Failed).toMatchObject([{ Id: "b", Code: "ReceiptHandleIsInvalid" }]);
  await expect(sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: [] }))).rejects.toMatchObject({
    name: "EmptyBatchRequest",
  });
});

test("SQS lists queues page by page", async () => {
  for (const QueueName of ["a-1", "a-2", "a-3", "b-1"]) await sqs.send(new CreateQueueCommand({ QueueName }));
  const first = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: "a-", MaxResults: 2 }));
  const second = await sqs.send(
    new ListQueuesCommand({ QueueNamePrefix: "a-", MaxResults: 2, NextToken: first.NextToken }),
  );
  const names = [...(first.QueueUrls ?? []), ...(second.QueueUrls ?? [])].map((url) => url.split("/").at(-1));
  expect(names).toEqual(["a-1", "a-2", "a-3"]);
  expect(second.NextToken).toBeUndefined();
});

test("SQS answers a queue that is not there as SDKs expect", async () => {
  const gone = sqs.send(new GetQueueUrlCommand({ QueueName: "gone" }));
  await expect(gone).rejects.toMatchObject({ name: "QueueDoesNotExist", $metadata: { httpStatusCode: 400 } });
});

test("SQS refuses a role without permission, and a service that the queue's policy does not name", async () => {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "q" }));
  const roleArn = "arn:aws:iam::000000000000:role/nobody";
  const credentials = await cloud.context.credentials.credentialsFor(roleArn, "s");
  const weak = new SQSClient({ endpoint: cloud.endpoint, region: cloud.region, credentials, maxAttempts: 1 });
  await expect(weak.send(new SendMessageCommand({ QueueUrl, MessageBody: "x" }))).rejects.toMatchObject({
    name: "AccessDeniedException",
  });
  weak.destroy();
  const queueArn = "arn:aws:sqs:us-east-1:000000000000:q";
  const { queues, sendAsService } = queueDoor.of(cloud.context);
  const message = {
    queueArn,
    body: "x",
    sender: "events.amazonaws.com",
    sourceArn: "arn:aws:events:us-east-1:000000000000:rule/r",
  };
  await expect(sendAsService(message)).rejects.toMatchObject({ code: "AccessDenied" });
  const Statement = {
    Effect: "Allow",
    Principal: { Service: "events.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: queueArn,
    Condition: { ArnEquals: { "aws:SourceArn": message.sourceArn } },
  };
  await queues.change(queues.byUrl(QueueUrl ?? ""), {
    attributes: { Policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
  });
  await sendAsService(message);
  await expect(
    sendAsService({ ...message, sourceArn: "arn:aws:events:us-east-1:000000000000:rule/other" }),
  ).rejects.toMatchObject({ code: "AccessDenied" });
  expect(queues.find("q")?.counts().visible).toBe(1);
});
