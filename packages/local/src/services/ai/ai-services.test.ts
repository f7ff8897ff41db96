import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchDetectSentimentCommand, ComprehendClient, DetectEntitiesCommand } from "@aws-sdk/client-comprehend";
import { DetectFacesCommand, DetectLabelsCommand, RekognitionClient } from "@aws-sdk/client-rekognition";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  AnalyzeDocumentCommand,
  GetDocumentAnalysisCommand,
  StartDocumentAnalysisCommand,
  TextractClient,
} from "@aws-sdk/client-textract";
import { GetTranscriptionJobCommand, StartTranscriptionJobCommand, TranscribeClient } from "@aws-sdk/client-transcribe";
import { closeEngines } from "@tributary/engines";
import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";

// Engines take seconds to load, and more on a busy machine.
vi.setConfig({ testTimeout: 180_000 });

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../../../../../test/samples", name));
const Bucket = "media-bucket";

let stateDir: string;
let cloud: LocalCloud;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-ai-"));
  cloud = await startLocalCloud({ stateDir });
  await s3().send(new CreateBucketCommand({ Bucket }));
});

afterEach(async () => {
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

afterAll(closeEngines);

const settings = () => ({
  endpoint: cloud.endpoint,
  region: cloud.region,
  credentials: cloud.credentials,
  maxAttempts: 1,
});
const s3 = () => new S3Client({ ...settings(), forcePathStyle: true });
const textract = () => new TextractClient(settings());
const transcribe = () => new TranscribeClient(settings());
const rekognition = () => new RekognitionClient(settings());
const comprehend = () => new ComprehendClient(settings());

async function put(Key: string): Promise<{ Bucket: string; Name: string }> {
  await s3().send(new PutObjectCommand({ Bucket, Key, Body: sample(Key) }));
  return { Bucket, Name: Key };
}

const analysis = (S3Object: { Bucket: string; Name: string }) => ({
  DocumentLocation: { S3Object },
  FeatureTypes: ["TABLES" as const],
});

test("StartDocumentAnalysis goes on after the cloud was closed in the middle of it", async () => {
  const { JobId } = await textract().send(
    new StartDocumentAnalysisCommand(analysis(await put("acme/delivery-note-scan.pdf"))),
  );
  await cloud.close();
  cloud = await startLocalCloud({ stateDir });
  const ended = await vi.waitFor(
    async () => {
      const answer = await textract().send(new GetDocumentAnalysisCommand({ JobId }));
      expect(answer.JobStatus).not.toBe("IN_PROGRESS");
      return answer;
    },
    { timeout: 170_000, interval: 200 },
  );
  expect(ended.JobStatus).toBe("SUCCEEDED");
  const words = ended.Blocks?.filter(({ BlockType }) => BlockType === "WORD").map(({ Text }) => Text);
  expect(words).toContain("PO-55120");
});

test("StartDocumentAnalysis starts one job for one ClientRequestToken, and refuses it for another document", async () => {
  const ClientRequestToken = "execution-1";
  const first = analysis(await put("acme/statement.txt"));
  const start = (input: typeof first) =>
    textract().send(new StartDocumentAnalysisCommand({ ...input, ClientRequestToken }));
  const { JobId } = await start(first);
  expect((await start(first)).JobId).toBe(JobId);
  await expect(start(analysis(await put("acme/invoice-2026-0417.pdf")))).rejects.toMatchObject({
    name: "IdempotentParameterMismatchException",
  });
});

test.each([
  ["no such object", { Bucket, Name: "none.pdf" }],
  ["no such bucket", { Bucket: "elsewhere", Name: "none.pdf" }],
])("Textract and Transcribe refuse %s at once", async (_name, S3Object) => {
  await expect(textract().send(new StartDocumentAnalysisCommand(analysis(S3Object)))).rejects.toMatchObject({
    name: "InvalidS3ObjectException",
  });
  const Media = { MediaFileUri: `s3://${S3Object.Bucket}/${S3Object.Name}` };
  await expect(
    transcribe().send(
      new StartTranscriptionJobCommand({
        TranscriptionJobName: "job",
        LanguageCode: "en-US",
        OutputBucketName: Bucket,
        Media,
      }),
    ),
  ).rejects.toThrow("can't be accessed");
  await expect(textract().send(new GetDocumentAnalysisCommand({ JobId: "none" }))).rejects.toMatchObject({
    name: "InvalidJobIdException",
  });
});

test.each([
  [{ MediaFormat: "mp3" as const }, "does not match the detected media format: mp3 was given, wav was found"],
  [{ MediaSampleRateHertz: 44_100 }, "does not match the detected sample rate: 44100 was given, 16000 was found"],
  [{ LanguageCode: "de-DE" as const }, "knows English, not de-DE"],
])("StartTranscriptionJob fails where the recording is not %j", async (wrong, reason) => {
  const { Name } = await put("acme/call.wav");
  await transcribe().send(
    new StartTranscriptionJobCommand({
      TranscriptionJobName: "job",
      LanguageCode: "en-US",
      OutputBucketName: Bucket,
      Media: { MediaFileUri: `s3://${Bucket}/${Name}` },
      ...wrong,
    }),
  );
  await vi.waitFor(
    async () => {
      const { TranscriptionJob } = await transcribe().send(
        new GetTranscriptionJobCommand({ TranscriptionJobName: "job" }),
      );
      expect(TranscriptionJob?.TranscriptionJobStatus).toBe("FAILED");
      expect(TranscriptionJob?.FailureReason).toContain(reason);
    },
    { timeout: 60_000 },
  );
  await expect(s3().send(new GetObjectCommand({ Bucket, Key: "job.json" }))).rejects.toMatchObject({
    name: "NoSuchKey",
  });
});

test("AnalyzeDocument reads bytes and objects alike, and one page only", async () => {
  const FeatureTypes = ["FORMS" as const];
  const ask = async (Document: { Bytes: Uint8Array } | { S3Object: { Bucket: string; Name: string } }) =>
    (await textract().send(new AnalyzeDocumentCommand({ Document, FeatureTypes }))).Blocks;
  const fromBytes = await ask({ Bytes: sample("acme/claim-form.png") });
  expect(fromBytes?.map(({ Text }) => Text)).toContain("MOT-4471-902");
  expect(await ask({ S3Object: await put("acme/claim-form.png") })).toEqual(fromBytes);
  await expect(ask({ Bytes: sample("acme/invoice-2026-0417.pdf") })).rejects.toMatchObject({
    name: "UnsupportedDocumentException",
  });
  await expect(ask({ Bytes: new Uint8Array(6_000_000) })).rejects.toMatchObject({
    name: "DocumentTooLargeException",
  });
});

test("Rekognition answers what its engine sees and refuses the rest", async () => {
  const Image = { S3Object: await put("acme/astronaut.png") };
  const labels = await rekognition().send(new DetectLabelsCommand({ Image, MaxLabels: 1 }));
  expect(labels.Labels?.map(({ Name }) => Name)).toEqual(["Person"]);
  const faces = await rekognition().send(new DetectFacesCommand({ Image, Attributes: ["EMOTIONS"] }));
  expect(faces.FaceDetails?.[0]?.Emotions?.[0]?.Type).toBe("HAPPY");
  expect(faces.FaceDetails?.[0]?.AgeRange).toBeUndefined();
  await expect(
    rekognition().send(new DetectLabelsCommand({ Image, Features: ["IMAGE_PROPERTIES"] })),
  ).rejects.toMatchObject({ name: "InvalidParameterException" });
  await expect(
    rekognition().send(new DetectLabelsCommand({ Image: { S3Object: await put("acme/letter.txt") } })),
  ).rejects.toMatchObject({ name: "InvalidImageFormatException" });
});

test("Comprehend answers a list text by text, and refuses text that is too long or not in English", async () => {
  const answer = await comprehend().send(
    new BatchDetectSentimentCommand({
      TextList: ["This is wonderful, thank you!", "x".repeat(5_001), "What a terrible, broken thing."],
      LanguageCode: "en",
    }),
  );
  expect(answer.ResultList?.map(({ Index, Sentiment }) => [Index, Sentiment])).toEqual([
    [0, "POSITIVE"],
    [2, "NEGATIVE"],
  ]);
  expect(answer.ErrorList).toMatchObject([{ Index: 1, ErrorCode: "TextSizeLimitExceededException" }]);
  await expect(
    comprehend().send(new DetectEntitiesCommand({ Text: "Guten Tag", LanguageCode: "de" })),
  ).rejects.toMatchObject({ name: "UnsupportedLanguageException" });
});
