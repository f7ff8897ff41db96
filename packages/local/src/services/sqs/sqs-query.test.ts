import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { canonicalRequest, sha256Hex } from "../../auth/canonical-request.ts";
import { hmac, scopeText, signingKey } from "../../auth/signing-key.ts";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { sqsModule } from "./sqs-module.ts";

let cloud: LocalCloud;
let stateDir: string;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-sqs-query-"));
  cloud = await startLocalCloud({ stateDir, services: [sqsModule] });
});

afterEach(async () => {
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

/** A request of the older protocol, signed as a client signs it. */
async function call(action: string, input: Record<string, string>, path = "/"): Promise<string> {
  const body = new URLSearchParams({ Action: action, Version: "2012-11-05", ...input }).toString();
  const timestamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = { date: timestamp.slice(0, 8), region: cloud.region, service: "sqs" };
  const headers = { host: new URL(cloud.endpoint).host, "x-amz-date": timestamp };
  const signedHeaders = Object.keys(headers);
  const parts = { method: "POST", rawPath: path, rawQuery: "", headers, signedHeaders, payloadHash: sha256Hex(body) };
  const toSign = ["AWS4-HMAC-SHA256", timestamp, scopeText(scope), sha256Hex(canonicalRequest(parts, "sqs"))].join(
    "\n",
  );
  const { accessKeyId, secretAccessKey } = cloud.credentials;
  const signature = hmac(signingKey(secretAccessKey, scope), toSign).toString("hex");
  const answer = await fetch(`${cloud.endpoint}${path}`, {
    method: "POST",
    body,
    headers: {
      "x-amz-date": timestamp,
      "content-type": "application/x-www-form-urlencoded",
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scopeText(scope)}, SignedHeaders=${signedHeaders.join(";")}, Signature=${signature}`,
    },
  });
  return answer.text();
}

test("SQS answers the older query protocol", async () => {
  const made = await call("CreateQueue", {
    QueueName: "old",
    "Attribute.1.Name": "VisibilityTimeout",
    "Attribute.1.Value": "7",
    "Tag.1.Key": "team",
    "Tag.1.Value": "acme",
  });
  expect(made).toContain(`<QueueUrl>${cloud.endpoint}/000000000000/old</QueueUrl>`);
  const path = "/000000000000/old";
  const sent = await call(
    "SendMessage",
    {
      MessageBody: "a < b",
      "MessageAttribute.1.Name": "kind",
      "MessageAttribute.1.Value.DataType": "String",
      "MessageAttribute.1.Value.StringValue": "letter",
    },
    path,
  );
  expect(sent).toMatch(/<SendMessageResult>.*<MessageId>[0-9a-f-]{36}<\/MessageId>/s);
  const received = await call("ReceiveMessage", { "AttributeName.1": "All", "MessageAttributeName.1": "All" }, path);
  expect(received).toContain("<Body>a &lt; b</Body>");
  expect(received).toContain("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>");
  expect(received).toContain(
    "<MessageAttribute><Name>kind</Name><Value><DataType>String</DataType><StringValue>letter</StringValue></Value></MessageAttribute>",
  );
  const ReceiptHandle = /<ReceiptHandle>([^<]+)/.exec(received)?.[1] ?? "";
  expect(await call("DeleteMessage", { ReceiptHandle }, path)).toContain("<DeleteMessageResponse");
  expect(await call("GetQueueAttributes", { "AttributeName.1": "VisibilityTimeout" }, path)).toContain(
    "<Attribute><Name>VisibilityTimeout</Name><Value>7</Value></Attribute>",
  );
  expect(await call("ListQueueTags", {}, path)).toContain("<Tag><Key>team</Key><Value>acme</Value></Tag>");
  expect(await call("ListQueues", {})).toContain("<ListQueuesResult><QueueUrl>");
});

test("SQS answers batches and errors of the older query protocol", async () => {
  await call("CreateQueue", { QueueName: "old" });
  const batch = await call(
    "SendMessageBatch",
    {
      "SendMessageBatchRequestEntry.1.Id": "one",
      "SendMessageBatchRequestEntry.1.MessageBody": "1",
      "SendMessageBatchRequestEntry.2.Id": "two",
      "SendMessageBatchRequestEntry.2.MessageBody": "2",
      "SendMessageBatchRequestEntry.2.DelaySeconds": "901",
    },
    "/000000000000/old",
  );
  expect(batch).toMatch(/<SendMessageBatchResultEntry><Id>one<\/Id>/);
  expect(batch).toMatch(/<BatchResultErrorEntry><Id>two<\/Id><Code>InvalidParameterValue<\/Code>/);
  expect(await call("GetQueueUrl", { QueueName: "none" })).toContain(
    "<Error><Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>",
  );
  expect(await call("Dance", {})).toContain("<Code>InvalidAction</Code>");
});
