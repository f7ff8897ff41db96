import { lint } from "@tributary/asl";
import { workflowWays } from "@tributary/pipeline";
import type { Json } from "@tributary/stepfunctions";
import { expect, test } from "vitest";
import { type Answers, arrived, definition, executionName, failure, runClaims } from "./claims-run.ts";

const workflow = { type: "STANDARD", definition: { ...definition }, substitutions: {} } as const;
const id = "mfrggzdfmztwq2lknnwg23tpoa";
const registered = { status: "SUCCEEDED", record: { bucket: "b", key: "r" }, metadata: { bucket: "b", key: "m" } };
const collected = { status: "SUCCEEDED", record: { bucket: "b", key: "r" }, facts: { table: "t", services: [] } };

function identified(kind: string, mediaType: string): Answers {
  return {
    identify: () => ({
      kind,
      mediaType,
      tenant: "acme",
      bytes: 1024,
      checksum: "sha256:0",
      expected: {},
      basis: "bytes",
    }),
    collect: () => collected,
    register: () => registered,
    quarantine: () => ({ reason: "InternalError", metadata: { bucket: "b", key: "m" } }),
  };
}

/** What `extract` leaves for each operation. */
const extract: Answers["extract"] = ({ arguments: { Payload } }) => {
  const { service, operation } = Object(Payload);
  return { extractor: `${service}.${operation}`, service, pointer: { bucket: "claims-lake-dev", key: operation } };
};
const done = (): Json => ({ status: "SUCCEEDED" });
const photo: Answers = {
  ...identified("image", "image/jpeg"),
  "rekognition:detectLabels": () => ({
    Labels: [{ Name: "Car", Confidence: 98.5, Parents: [{ Name: "Vehicle" }], Instances: [], Aliases: [] }],
    LabelModelVersion: "3.0",
    OrientationCorrection: "ROTATE_0",
  }),
};
const scan: Answers = { ...identified("document", "image/png"), extract };
const pdf: Answers = {
  ...identified("document", "application/pdf"),
  "textract:startDocumentAnalysis": () => ({ JobId: "job1" }),
  "s3:putObject": done,
};
const call: Answers = {
  ...identified("audio", "audio/wav"),
  "transcribe:startTranscriptionJob": () => ({ TranscriptionJob: { TranscriptionJobName: executionName } }),
  "s3:putObject": done,
  extract,
};
const letter: Answers = { ...identified("text", "text/plain"), extract };

/** Payload or arguments of the first call of a function or action. */
function sent({ calls }: Awaited<ReturnType<typeof runClaims>>, to: string): Json {
  const found = calls.find((one) => one.to === to)?.arguments;
  return Object(found).Payload ?? found ?? null;
}

test.each([
  ["one page as a picture", scan, 6, ["AnalyzeDocument"]],
  ["a PDF", pdf, 7, ["StartAnalysis", "AwaitAnalysis"]],
  ["a photo", photo, 6, ["DetectLabels"]],
  ["a call", call, 10, ["StartTranscription", "AwaitTranscript", "ReadTranscript"]],
  ["a letter", letter, 10, ["ReadText", "FindEntities", "FindKeyPhrases", "FindSentiment", "FindLanguage"]],
])(
  "claims takes %s to its record in as few state transitions as it can",
  async (_what, answers, transitions, states) => {
    const run = await runClaims(answers);
    expect(run).toMatchObject({ status: "SUCCEEDED", output: registered });
    expect(run.entered).toHaveLength(transitions);
    expect(run.entered).toEqual(
      expect.arrayContaining(["Process", "Identify", "Route", ...states, "Collect", "Register"]),
    );
    const foretold = workflowWays({ workflow }).map((way) => [...way.states].sort());
    expect(foretold).toContainEqual([...run.entered].sort());
  },
);

test("claims analyses one page as a picture in one call", async () => {
  const run = await runClaims(scan);
  expect(sent(run, "extract")).toEqual({
    documentId: id,
    service: "textract",
    operation: "analyzeDocument",
    source: { bucket: "claims-raw-dev", key: "inbox/acme/file.bin" },
    arguments: {
      FeatureTypes: ["FORMS", "TABLES", "QUERIES"],
      QueriesConfig: { Queries: [{ Text: "What is the total due?", Alias: "total" }] },
    },
  });
  expect(sent(run, "collect")).toMatchObject({
    document: arrived,
    table: "documents",
    outputs: [{ extractor: "textract.analyzeDocument", pointer: { key: "analyzeDocument" } }],
  });
});

test("claims starts the analysis of a PDF under the execution's name and waits under the job's id", async () => {
  const run = await runClaims(pdf);
  expect(sent(run, "textract:startDocumentAnalysis")).toMatchObject({
    DocumentLocation: { S3Object: { Bucket: "claims-raw-dev", Name: "inbox/acme/file.bin" } },
    ClientRequestToken: executionName,
    NotificationChannel: {
      SnsTopicArn: "arn:aws:test:::TextractTopicArn",
      RoleArn: "arn:aws:test:::TextractTopicRoleArn",
    },
    OutputConfig: { S3Bucket: "claims-lake-dev", S3Prefix: `service-output/textract/${id}` },
  });
  expect(sent(run, "s3:putObject")).toMatchObject({ Bucket: "claims-lake-dev", Key: "tokens/textract/job1.json" });
  expect(sent(run, "collect")).toMatchObject({
    outputs: [{ extractor: "textract.analyze", prefix: { key: `service-output/textract/${id}/job1/` } }],
  });
});

test("claims reads the transcript, not the recording, and keeps all outputs", async () => {
  const run = await runClaims(call);
  const pointer = { bucket: "claims-lake-dev", key: `service-output/transcribe/${id}/${executionName}.json` };
  expect(sent(run, "transcribe:startTranscriptionJob")).toMatchObject({
    TranscriptionJobName: executionName,
    Media: { MediaFileUri: "s3://claims-raw-dev/inbox/acme/file.bin" },
    OutputBucketName: pointer.bucket,
    OutputKey: pointer.key,
    Settings: { ShowSpeakerLabels: true, MaxSpeakerLabels: 2 },
  });
  expect(sent(run, "s3:putObject")).toMatchObject({ Key: `tokens/transcribe/${executionName}.json` });
  expect(sent(run, "extract")).toMatchObject({ service: "comprehend", operation: "detectSentiment", source: pointer });
  expect(sent(run, "collect")).toMatchObject({
    table: "transcripts",
    outputs: [
      { extractor: "transcribe.transcript", pointer },
      { extractor: "comprehend.detectSentiment" },
      { extractor: "comprehend.detectEntities" },
    ],
  });
});

test("claims selects the fields of labels at once", async () => {
  const run = await runClaims(photo);
  expect(sent(run, "collect")).toMatchObject({
    table: "images",
    outputs: [
      {
        extractor: "rekognition.labels",
        service: "rekognition",
        model: "3.0",
        result: { Labels: [{ Name: "Car", Confidence: 98.5, Parents: [{ Name: "Vehicle" }], Instances: [] }] },
      },
    ],
  });
  expect(JSON.stringify(sent(run, "collect"))).not.toContain("Aliases");
});

test("claims joins what is read side by side", async () => {
  const { outputs } = Object(sent(await runClaims(letter), "collect"));
  expect(outputs).toHaveLength(4);
});

test("claims goes on to wait when the transcription was started before", async () => {
  const run = await runClaims({
    ...call,
    "transcribe:startTranscriptionJob": () => {
      throw failure("Transcribe.ConflictException");
    },
  });
  expect(run.status).toBe("SUCCEEDED");
  expect(run.entered).toContain("AwaitTranscript");
  expect(run.calls.filter(({ to }) => to === "transcribe:startTranscriptionJob")).toHaveLength(1);
});

test.each([
  ["identify", "identify", photo, "CorruptObject"],
  ["a direct call", "rekognition:detectLabels", photo, "Rekognition.InvalidImageFormatException"],
  ["extract", "extract", scan, "UnsupportedDocumentException"],
  ["starting a job", "textract:startDocumentAnalysis", pdf, "Textract.BadDocumentException"],
  ["starting a transcription", "transcribe:startTranscriptionJob", call, "Transcribe.BadRequestException"],
  ["storing the token", "s3:putObject", pdf, "S3.NoSuchBucketException"],
  ["one of several side by side", "extract", letter, "UnsupportedLanguageException"],
  ["reading the transcript", "extract", call, "OutputUnreadable"],
  ["collect", "collect", photo, "OutputMissing"],
  ["register", "register", photo, "AccessDenied"],
])("claims quarantines a file when %s fails, and then fails visibly", async (_what, to, answers, error) => {
  const run = await runClaims({
    ...answers,
    [to]: () => {
      throw failure(error, "why it failed");
    },
  });
  expect(run).toMatchObject({ status: "FAILED", error, cause: "why it failed" });
  expect(run.entered.slice(-2)).toEqual(["Quarantine", "Failed"]);
  expect(sent(run, "quarantine")).toMatchObject({
    document: arrived,
    identified: to === "identify" ? null : expect.objectContaining({ kind: expect.any(String) }),
    error: { Error: error, Cause: "why it failed" },
    execution: { id: expect.stringMatching(/^arn:/), startTime: expect.any(String), enteredTime: expect.any(String) },
  });
});

test.each([
  ["Textract", pdf],
  ["Transcribe", call],
])("claims quarantines a file when the job of %s fails", async (_service, answers) => {
  const run = await runClaims({ ...answers, "s3:putObject": () => ({ Error: "ServiceFailed", Cause: "job failed" }) });
  expect(run).toMatchObject({ status: "FAILED", error: "ServiceFailed", cause: "job failed" });
  expect(sent(run, "quarantine")).toMatchObject({ identified: { kind: expect.any(String) } });
});

test.each([
  ["Textract", pdf],
  ["Transcribe", call],
])("claims quarantines a file when %s never tells that it is done", async (_service, answers) => {
  const run = await runClaims({ ...answers, "s3:putObject": () => null });
  expect(run).toMatchObject({ status: "FAILED", error: "States.Timeout" });
  expect(sent(run, "quarantine")).toMatchObject({ error: { Error: "States.Timeout" } });
});

test("claims quarantines a kind that no route takes", async () => {
  const run = await runClaims(identified("video", "video/mp4"));
  expect(run).toMatchObject({
    status: "FAILED",
    error: "NoRoute",
    cause: "No route takes video files of type video/mp4.",
  });
});

test.each([
  ["Rekognition", "rekognition:detectLabels", photo, "Rekognition.ThrottlingException"],
  ["Textract's jobs", "textract:startDocumentAnalysis", pdf, "Textract.LimitExceededException"],
  ["Transcribe", "transcribe:startTranscriptionJob", call, "Transcribe.LimitExceededException"],
  ["Textract behind extract", "extract", scan, "ProvisionedThroughputExceededException"],
  ["Comprehend behind extract", "extract", letter, "ThrottlingException"],
  ["Lambda", "identify", photo, "Lambda.TooManyRequestsException"],
])("claims tries again while %s throttles", async (_what, to, answers, error) => {
  let left = 3;
  const run = await runClaims({
    ...answers,
    [to]: (one) => {
      if (left-- > 0) throw failure(error);
      return answers[to]?.(one) ?? null;
    },
  });
  expect(run).toMatchObject({ status: "SUCCEEDED" });
});

test("claims fails visibly even when quarantine itself fails", async () => {
  const refuse = (): never => {
    throw failure("AccessDenied");
  };
  const run = await runClaims({ ...photo, identify: refuse, quarantine: refuse });
  expect(run).toMatchObject({ status: "FAILED", error: "AccessDenied" });
});

test("claims has nothing to lint", () => {
  expect(lint(definition)).toEqual([]);
});
