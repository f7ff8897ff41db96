import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { TextractClient } from "@aws-sdk/client-textract";
import { TranscribeClient } from "@aws-sdk/client-transcribe";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { quietLog } from "../testing/quiet-log.ts";
import { createComplete } from "./complete.ts";

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
  aws.answer("SendTaskSuccess", () => ({}));
  aws.answer("SendTaskFailure", () => ({}));
  aws.put("lake", "tokens/textract/job-1.json", JSON.stringify({ taskToken: "token-1" }));
  aws.put("lake", "tokens/transcribe/job-1.json", JSON.stringify({ taskToken: "token-2" }));
});
afterEach(() => aws.close());

const textract = {
  JobId: "job-1",
  Status: "SUCCEEDED",
  API: "StartDocumentAnalysis",
  JobTag: "t",
  Timestamp: 1,
  DocumentLocation: {},
};
const transcribe = {
  source: "aws.transcribe",
  "detail-type": "Transcribe Job State Change",
  detail: { TranscriptionJobName: "job-1", TranscriptionJobStatus: "COMPLETED" },
};
const enveloped = (message: object) => ({ Type: "Notification", MessageId: "1", Message: JSON.stringify(message) });

let waited: number[] = [];
let wait: (milliseconds: number) => Promise<unknown>;
beforeEach(() => {
  waited = [];
  wait = async (milliseconds) => waited.push(milliseconds);
});

function complete(...messages: unknown[]) {
  const handler = createComplete({
    s3: new S3Client(aws.client),
    sfn: new SFNClient(aws.client),
    textract: new TextractClient(aws.client),
    transcribe: new TranscribeClient(aws.client),
    environment: { LAKE_BUCKET: "lake" },
    log: quietLog(),
    wait,
  });
  return handler({ Records: messages.map((one, at) => ({ messageId: `m${at}`, body: JSON.stringify(one) })) });
}

test.each([
  ["an SNS envelope", enveloped(textract), "textract", "token-1", "SUCCEEDED"],
  ["a raw SNS message", textract, "textract", "token-1", "SUCCEEDED"],
  ["an EventBridge event", transcribe, "transcribe", "token-2", "COMPLETED"],
])("createComplete answers the task told of by %s", async (_name, message, service, taskToken, status) => {
  expect(await complete(message)).toEqual({ batchItemFailures: [] });
  const output = JSON.stringify({ service, jobId: "job-1", status });
  expect(aws.calls).toEqual([{ operation: "SendTaskSuccess", input: { taskToken, output } }]);
});

test("createComplete tells Rekognition's notifications from Textract's", async () => {
  aws.put("lake", "tokens/rekognition/job-9.json", JSON.stringify({ taskToken: "token-9" }));
  await complete({ JobId: "job-9", Status: "SUCCEEDED", API: "StartLabelDetection", Video: { S3Bucket: "b" } });
  expect(aws.calls[0]?.input).toMatchObject({ taskToken: "token-9" });
});

test("createComplete waits for the token of a job that was done at once", async () => {
  wait = async (milliseconds) => {
    waited.push(milliseconds);
    if (waited.length === 2) aws.put("lake", "tokens/textract/job-3.json", JSON.stringify({ taskToken: "token-3" }));
  };
  expect(await complete({ ...textract, JobId: "job-3" })).toEqual({ batchItemFailures: [] });
  expect(waited).toEqual([100, 200]);
  expect(aws.calls[0]?.input).toMatchObject({ taskToken: "token-3" });
});

test("createComplete asks Textract why a job failed", async () => {
  aws.answer("GetDocumentAnalysis", () => ({ JobStatus: "FAILED", StatusMessage: "UNSUPPORTED_DOCUMENT" }));
  await complete(enveloped({ ...textract, Status: "FAILED" }));
  expect(aws.calls.at(-1)).toEqual({
    operation: "SendTaskFailure",
    input: { taskToken: "token-1", error: "ServiceFailed", cause: "textract job job-1 failed: UNSUPPORTED_DOCUMENT" },
  });
});

test("createComplete asks Transcribe why a job failed", async () => {
  aws.answer("GetTranscriptionJob", () => ({ TranscriptionJob: { FailureReason: "The sample rate is too low" } }));
  await complete({ ...transcribe, detail: { ...transcribe.detail, TranscriptionJobStatus: "FAILED" } });
  expect(aws.calls.at(-1)?.input).toMatchObject({ cause: "transcribe job job-1 failed: The sample rate is too low" });
});

test("createComplete fails the task even when the service does not say why", async () => {
  aws.answer("GetDocumentAnalysis", () => ({ error: "InvalidJobIdException", message: "expired" }));
  expect(await complete({ ...textract, Status: "FAILED" })).toEqual({ batchItemFailures: [] });
  expect(aws.calls.at(-1)).toMatchObject({ operation: "SendTaskFailure", input: { error: "ServiceFailed" } });
});

test("createComplete keeps a message whose token is not there yet", async () => {
  expect(await complete({ ...textract, JobId: "job-2" }, textract)).toEqual({
    batchItemFailures: [{ itemIdentifier: "m0" }],
  });
  expect(aws.calls).toHaveLength(1);
});

test.each(["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"])(
  "createComplete is done when Step Functions says %s",
  async (error) => {
    aws.answer("SendTaskSuccess", () => ({ error, message: "late" }));
    expect(await complete(textract)).toEqual({ batchItemFailures: [] });
  },
);

test("createComplete keeps a message when Step Functions is not there", async () => {
  aws.answer("SendTaskSuccess", () => ({ error: "ThrottlingException", message: "slow" }));
  expect(await complete(textract)).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
});

test.each([
  ["what is no completion", { hello: 1 }],
  ["a job id that leaves the folder", { ...textract, JobId: "../../x" }],
  ["a status nobody knows", { ...textract, Status: "PONDERING" }],
  ["an envelope around nothing", { Type: "Notification", Message: "x" }],
])("createComplete keeps %s for the dead-letter queue", async (_name, message) => {
  expect(await complete(message)).toEqual({ batchItemFailures: [{ itemIdentifier: "m0" }] });
  expect(aws.calls).toEqual([]);
});
