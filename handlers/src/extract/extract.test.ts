import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { S3Client } from "@aws-sdk/client-s3";
import { TextractClient } from "@aws-sdk/client-textract";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { createExtract } from "./extract.ts";

const documentId = "mfrggzdfmztwq2lknnwg23tpoa";
const source = { bucket: "claims-raw", key: "inbox/acme/a b.txt" };

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
  aws.answer("DetectDominantLanguage", () => ({ Languages: [{ LanguageCode: "en", Score: 0.9 }] }));
  // Finds the word "Ann", at offsets in code points, as Comprehend does.
  aws.answer("DetectEntities", ({ Text }) => {
    const points = [...String(Text)].join("\u0000").split("\u0000");
    const Entities = points.flatMap((point, at) =>
      point === "A" && points.slice(at, at + 3).join("") === "Ann"
        ? [{ Text: "Ann", Type: "PERSON", Score: 0.99, BeginOffset: at, EndOffset: at + 3 }]
        : [],
    );
    return { Entities };
  });
});
afterEach(() => aws.close());

function extract(input: object) {
  const handler = createExtract({
    s3: new S3Client(aws.client),
    textract: new TextractClient(aws.client),
    comprehend: new ComprehendClient(aws.client),
    environment: { LAKE_BUCKET: "claims-lake" },
  });
  return handler({ documentId, source, ...input });
}

function answerAt({ pointer }: Awaited<ReturnType<typeof extract>>): unknown {
  return JSON.parse(aws.text("claims-lake", pointer?.key ?? ""));
}

test("createExtract keeps Textract's answer as it is", async () => {
  const answer = {
    DocumentMetadata: { Pages: 1 },
    Blocks: [{ BlockType: "PAGE", Id: "1" }],
    AnalyzeDocumentModelVersion: "1.0",
  };
  aws.answer("AnalyzeDocument", () => answer);
  const FeatureTypes = ["FORMS", "QUERIES"];
  const QueriesConfig = { Queries: [{ Text: "What is the total due?", Alias: "total" }] };
  const output = await extract({
    service: "textract",
    operation: "analyzeDocument",
    versionId: "v1",
    arguments: { FeatureTypes, QueriesConfig },
  });
  expect(output).toEqual({
    extractor: "textract.analyze",
    service: "textract",
    model: "1.0",
    pointer: {
      bucket: "claims-lake",
      key: expect.stringMatching(`^service-output/textract/${documentId}/AnalyzeDocument-[0-9a-f]{8}.json$`),
    },
  });
  expect(answerAt(output)).toEqual(answer);
  const Document = { S3Object: { Bucket: source.bucket, Name: source.key, Version: "v1" } };
  expect(aws.calls).toEqual([{ operation: "AnalyzeDocument", input: { Document, FeatureTypes, QueriesConfig } }]);
});

test("createExtract passes on the name of Textract's error, for Retry and Catch to match", async () => {
  aws.answer("DetectDocumentText", () => ({ error: "ThrottlingException", message: "slow down" }));
  await expect(extract({ service: "textract", operation: "DetectDocumentText" })).rejects.toMatchObject({
    name: "ThrottlingException",
  });
});

test("createExtract finds the language first, then asks in it", async () => {
  aws.put("claims-raw", source.key, "Hello from Ann.");
  const output = await extract({ service: "comprehend", operation: "DetectEntities" });
  expect(output).toMatchObject({ extractor: "comprehend.entities", service: "comprehend" });
  expect(answerAt(output)).toEqual({
    Operation: "DetectEntities",
    Text: { Characters: 15, Chunks: [{ BeginOffset: 0, EndOffset: 15 }] },
    LanguageCode: "en",
    Languages: [{ LanguageCode: "en", Score: 0.9 }],
    Entities: [{ Text: "Ann", Type: "PERSON", Score: 0.99, BeginOffset: 11, EndOffset: 14 }],
  });
  expect(aws.calls.map(({ operation }) => operation)).toEqual(["DetectDominantLanguage", "DetectEntities"]);
});

test("createExtract remembers who answered, where the answer says so", async () => {
  aws.put("claims-raw", source.key, "Hello from Ann.");
  aws.nameServer((operation) => (operation === "DetectEntities" ? "finder 2.0" : "teller 1.0"));
  const output = await extract({ service: "comprehend", operation: "DetectEntities" });
  expect(output.model).toBe("teller 1.0 + finder 2.0");
  expect(answerAt(output)).toMatchObject({ Models: ["teller 1.0", "finder 2.0"] });
});

test("createExtract cuts a long text and counts offsets in the whole of it", async () => {
  const text = `😀 ${"Some words about nothing. ".repeat(9_000)}At last Ann speaks.`;
  aws.put("claims-raw", source.key, text);
  const output = await extract({
    service: "comprehend",
    operation: "DetectEntities",
    arguments: { LanguageCode: "en" },
  });
  const { Entities } = answerAt(output) as { Entities: { BeginOffset: number; EndOffset: number }[] };
  expect(aws.calls.map(({ operation }) => operation)).toEqual(["DetectEntities", "DetectEntities", "DetectEntities"]);
  for (const { input } of aws.calls) expect(Buffer.byteLength(String(input.Text))).toBeLessThanOrEqual(100_000);
  expect(Entities).toHaveLength(1);
  const [found] = Entities;
  expect([...text].slice(found?.BeginOffset, found?.EndOffset).join("")).toBe("Ann");
});

test("createExtract weighs the sentiment of pieces by their length", async () => {
  aws.put("claims-raw", source.key, `${"Good words here. ".repeat(280)}${"Bad words. ".repeat(100)}`);
  aws.answer("DetectSentiment", ({ Text }) => {
    const good = String(Text).includes("Good") ? 1 : 0;
    return { Sentiment: "X", SentimentScore: { Positive: good, Negative: 1 - good, Neutral: 0, Mixed: 0 } };
  });
  const answer = answerAt(await extract({ service: "comprehend", operation: "DetectSentiment" }));
  const pieces = aws.calls.flatMap(({ operation, input }) =>
    operation === "DetectSentiment" ? [String(input.Text)] : [],
  );
  expect(pieces.length).toBeGreaterThan(1);
  const length = (of: string[]) => of.reduce((sum, piece) => sum + piece.length, 0);
  const positive = length(pieces.filter((piece) => piece.includes("Good"))) / length(pieces);
  expect(answer).toMatchObject({ Sentiment: "POSITIVE", SentimentScore: { Positive: expect.closeTo(positive, 6) } });
});

test("createExtract says which language Comprehend does not speak", async () => {
  aws.put("claims-raw", source.key, "Det her er dansk.");
  aws.answer("DetectDominantLanguage", () => ({ Languages: [{ LanguageCode: "da", Score: 0.9 }] }));
  expect(answerAt(await extract({ service: "comprehend", operation: "DetectKeyPhrases" }))).toMatchObject({
    LanguageCode: "da",
    Skipped: { Reason: "LanguageUnsupported" },
  });
});

test("createExtract reads what was said on a recording", async () => {
  const key = `service-output/transcribe/${documentId}/job.json`;
  aws.put(
    "claims-lake",
    key,
    JSON.stringify({ results: { transcripts: [{ transcript: "This is Ann." }], items: [] } }),
  );
  const output = await extract({
    service: "comprehend",
    operation: "detectEntities",
    source: { bucket: "claims-lake", key },
  });
  expect(answerAt(output)).toMatchObject({ Entities: [{ BeginOffset: 8, EndOffset: 11 }] });
});

test("createExtract asks nothing about silence", async () => {
  const key = `service-output/transcribe/${documentId}/job.json`;
  aws.put("claims-lake", key, JSON.stringify({ results: { transcripts: [{ transcript: "" }], items: [] } }));
  const output = await extract({
    service: "comprehend",
    operation: "detectSentiment",
    source: { bucket: "claims-lake", key },
  });
  expect(answerAt(output)).toEqual({ Operation: "DetectSentiment", Text: { Characters: 0, Chunks: [] } });
  expect(aws.calls).toEqual([]);
});

test("createExtract writes the same bytes to the same place when it is called again", async () => {
  aws.put("claims-raw", source.key, "Hello from Ann.");
  const call = { service: "comprehend", operation: "DetectEntities" };
  const first = await extract(call);
  const bytes = aws.text("claims-lake", first.pointer?.key ?? "");
  const second = await extract(call);
  expect(second).toEqual(first);
  expect(aws.text("claims-lake", second.pointer?.key ?? "")).toBe(bytes);
  const other = await extract({ ...call, arguments: { LanguageCode: "en" } });
  expect(other.pointer).not.toEqual(first.pointer);
});

test.each([
  ["an unknown service", { service: "magic", operation: "X" }, "InvalidInput"],
  ["an unknown operation", { service: "comprehend", operation: "DetectMagic" }, "InvalidInput"],
  ["an unknown Textract operation", { service: "textract", operation: "StartMagic" }, "InvalidInput"],
  [
    "a wrong argument",
    { service: "textract", operation: "AnalyzeDocument", arguments: { FeatureTypes: ["MAGIC"] } },
    "InvalidInput",
  ],
  ["an unknown member", { service: "comprehend", operation: "DetectEntities", more: 1 }, "InvalidInput"],
  [
    "a lake object that is no answer",
    { service: "comprehend", operation: "DetectEntities", source: { bucket: "claims-lake", key: "extracted/x" } },
    "InvalidInput",
  ],
  [
    "a missing transcript",
    {
      service: "comprehend",
      operation: "DetectEntities",
      source: { bucket: "claims-lake", key: "service-output/transcribe/x.json" },
    },
    "OutputMissing",
  ],
  ["a file that is gone", { service: "comprehend", operation: "DetectEntities" }, "ObjectGone"],
])("createExtract refuses %s", async (_name, input, name) => {
  aws.put("claims-raw", "other", "x");
  await expect(extract(input)).rejects.toMatchObject({ name });
});
