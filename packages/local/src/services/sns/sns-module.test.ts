import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { sqsModule } from "../sqs/sqs-module.ts";
import { snsModule } from "./sns-module.ts";
import { topicDoor } from "./topic-door.ts";

let cloud: LocalCloud;
let sns: SNSClient;
let sqs: SQSClient;
let stateDir: string;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-sns-"));
  cloud = await startLocalCloud({ stateDir, services: [sqsModule, snsModule] });
  const settings = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials, maxAttempts: 1 };
  sns = new SNSClient(settings);
  sqs = new SQSClient(settings);
});

afterEach(async () => {
  sns.destroy();
  sqs.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

async function queue(name: string, topicArn: string): Promise<string> {
  const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  const Statement = {
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
    Resource: `arn:aws:sqs:us-east-1:000000000000:${name}`,
    Condition: { ArnEquals: { "aws:SourceArn": topicArn } },
  };
  await sqs.send(
    new SetQueueAttributesCommand({
      QueueUrl,
      Attributes: { Policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
    }),
  );
  return QueueUrl;
}

const bodyOf = async (QueueUrl: string) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages?.[0]?.Body;

test("SNS delivers to queues, in an envelope or raw", async () => {
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "done" }));
  const enveloped = await queue("enveloped", TopicArn);
  const raw = await queue("raw", TopicArn);
  await sns.send(
    new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: "arn:aws:sqs:us-east-1:000000000000:enveloped" }),
  );
  await sns.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: "sqs",
      Endpoint: "arn:aws:sqs:us-east-1:000000000000:raw",
      Attributes: { RawMessageDelivery: "true" },
    }),
  );
  const { MessageId } = await sns.send(new PublishCommand({ TopicArn, Message: "häl\u{1F600}o" }));
  expect(JSON.parse((await bodyOf(enveloped)) ?? "")).toMatchObject({
    Type: "Notification",
    MessageId,
    TopicArn,
    Message: "häl\u{1F600}o",
  });
  expect(await bodyOf(raw)).toBe("häl\u{1F600}o");
  const listed = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  expect(listed.Subscriptions?.map(({ Protocol }) => Protocol)).toEqual(["sqs", "sqs"]);
  expect((await sns.send(new GetTopicAttributesCommand({ TopicArn }))).Attributes).toMatchObject({
    SubscriptionsConfirmed: "2",
  });
});

test("SNS keeps a message from nobody because one queue refuses it", async () => {
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "done" }));
  await sqs.send(new CreateQueueCommand({ QueueName: "closed" }));
  const open = await queue("open", TopicArn);
  for (const name of ["closed", "open"])
    await sns.send(
      new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint: `arn:aws:sqs:us-east-1:000000000000:${name}` }),
    );
  await sns.send(new PublishCommand({ TopicArn, Message: "m" }));
  expect(JSON.parse((await bodyOf(open)) ?? "")).toMatchObject({ Message: "m" });
});

test("SNS refuses a role that may not publish, and a topic that is not there", async () => {
  const { TopicArn = "" } = await sns.send(new CreateTopicCommand({ Name: "done" }));
  const role = sessionPrincipal("arn:aws:iam::000000000000:role/nobody", "s", "");
  await expect(topicDoor.of(cloud.context).publishAs(role, TopicArn, "m")).rejects.toMatchObject({
    code: "AccessDenied",
  });
  await expect(sns.send(new PublishCommand({ TopicArn: `${TopicArn}-gone`, Message: "m" }))).rejects.toMatchObject({
    name: "NotFoundException",
  });
  await expect(
    sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: "a@example.com" })),
  ).rejects.toMatchObject({ name: "InvalidParameterException" });
});
