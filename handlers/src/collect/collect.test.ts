import { S3Client } from "@aws-sdk/client-s3";
import { parseRecord } from "@tributary/catalog";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Identified } from "../contract/identified.ts";
import { arrived } from "../testing/arrived.ts";
import { type AwsOnLoopback, startAws } from "../testing/aws-on-loopback.ts";
import { createCollect } from "./collect.ts";

let aws: AwsOnLoopback;
beforeEach(async () => {
  aws = await startAws();
});
afterEach(() => aws.close());

const document = arrived("inbox/acme/a.pdf");
const folder = `service-output/textract/${document.documentId}/job/`;
const prefix = { bucket: "lake", key: folder };

function collect(table: string, outputs: unknown, expected: Identified["expected"] = {}, more: object = {}) {
  const identified = {
    kind: "document",
    mediaType: "application/pdf",
    tenant: "acme",
    bytes: 1,
    checksum: "sha256:0",
    expected,
    basis: "signature",
    ...more,
  };
  const handler = createCollect({ s3: new S3Client(aws.client), environment: { LAKE_BUCKET: "lake" } });
  return handler({ document, identified, table, outputs });
}

const answer = (key: string, body: object) => {
  aws.put("lake", key, JSON.stringify(body));
  return { bucket: "lake", key };
};
const record = (key: string) => JSON.parse(aws.text("lake", key)) as Record<string, unknown>;
const textract = (place: object) => ({ extractor: "textract.analyze", service: "textract", ...place });
const comprehend = (name: string, body: object) => ({
  extractor: `comprehend.${name}`,
  service: "comprehend",
  pointer: answer(`service-output/comprehend/${document.documentId}/${name}.json`, body),
});

const child = (...Ids: string[]) => ({ Relationships: [{ Type: "CHILD", Ids }] });
const page = (Page: number) => ({ Id: `page${Page}`, BlockType: "PAGE", Page });
const line = (Page: number, Text: string) => ({
  Id: `line-${Page}-${Text}`,
  BlockType: "LINE",
  Page,
  Text,
  Confidence: 90,
});
const word = (Id: string, Text: string) => ({ Id, BlockType: "WORD", Page: 1, Text });

test("createCollect joins the parts of a Textract job in their order into one line", async () => {
  answer(`${folder}10`, { Blocks: [page(3), line(3, "three")], DocumentMetadata: { Pages: 3 }, NextToken: null });
  answer(`${folder}2`, { Blocks: [page(2), line(2, "two")], DocumentMetadata: { Pages: 3 }, NextToken: "b" });
  answer(`${folder}1`, {
    Blocks: [page(1), line(1, "one"), line(1, "more")],
    DocumentMetadata: { Pages: 3 },
    NextToken: "a",
  });
  aws.put("lake", `${folder}.s3_access_check`, "");
  const result = await collect("documents", [textract({ prefix })], { pages: 3 });
  const key = `extracted/documents/tenant=acme/dt=2026-11-23/${document.documentId}.json`;
  expect(result).toEqual({
    status: "SUCCEEDED",
    record: { bucket: "lake", key },
    facts: { table: "documents", services: [{ extractor: "textract.analyze", service: "textract" }], pages: 3 },
  });
  expect(aws.text("lake", key).trimEnd()).not.toContain("\n");
  expect(record(key)).toMatchObject({
    raw_uri: "s3://claims-raw/inbox/acme/a.pdf",
    status: "SUCCEEDED",
    text: "one\nmore\n\ntwo\n\nthree",
    pages: [
      { page: 1, text: "one\nmore", lines: 2, confidence: 90 },
      { page: 2, text: "two", lines: 1, confidence: 90 },
      { page: 3, text: "three", lines: 1, confidence: 90 },
    ],
  });
});

test("createCollect reads forms, tables and answers", async () => {
  const cell = (Id: string, RowIndex: number, ColumnIndex: number, ...words: string[]) => ({
    Id,
    BlockType: "CELL",
    RowIndex,
    ColumnIndex,
    ...(words.length > 0 ? child(...words) : {}),
  });
  const Blocks = [
    { Id: "page", BlockType: "PAGE" },
    word("w1", "Total"),
    word("w2", "due:"),
    word("w3", "EUR"),
    word("w4", "42.00"),
    word("w5", "Item"),
    { Id: "box", BlockType: "SELECTION_ELEMENT", SelectionStatus: "SELECTED" },
    {
      Id: "key",
      BlockType: "KEY_VALUE_SET",
      EntityTypes: ["KEY"],
      Confidence: 95,
      Relationships: [
        { Type: "CHILD", Ids: ["w1", "w2"] },
        { Type: "VALUE", Ids: ["value"] },
      ],
    },
    { Id: "value", BlockType: "KEY_VALUE_SET", EntityTypes: ["VALUE"], ...child("w3", "w4") },
    { Id: "table", BlockType: "TABLE", Confidence: 80, ...child("c11", "c12", "c22") },
    cell("c11", 1, 1, "w5"),
    cell("c12", 1, 2, "box"),
    cell("c22", 2, 2, "w4"),
    {
      Id: "query",
      BlockType: "QUERY",
      Query: { Text: "What is the total due?", Alias: "total" },
      Relationships: [{ Type: "ANSWER", Ids: ["answer"] }],
    },
    { Id: "answer", BlockType: "QUERY_RESULT", Text: "EUR 42.00", Confidence: 88 },
    { Id: "q2", BlockType: "QUERY", Query: { Text: "Who signed?" } },
  ];
  const pointer = answer("service-output/textract/x/a.json", {
    Blocks,
    DocumentMetadata: { Pages: 1 },
    AnalyzeDocumentModelVersion: "1.0",
  });
  const { record: place, facts } = await collect("documents", textract({ pointer }), { pages: 1 });
  expect(facts.services).toEqual([{ extractor: "textract.analyze", service: "textract", model: "1.0" }]);
  expect(record(place.key)).toMatchObject({
    key_values: [{ page: 1, key: "Total due", value: "EUR 42.00", confidence: 95 }],
    tables: [
      {
        page: 1,
        confidence: 80,
        rows: [
          ["Item", "SELECTED"],
          ["", "42.00"],
        ],
      },
    ],
    answers: [
      { page: 1, alias: "total", question: "What is the total due?", answer: "EUR 42.00", confidence: 88 },
      { page: 1, alias: "Who signed?", question: "Who signed?", answer: "", confidence: 0 },
    ],
  });
});

test.each([
  [
    "a page that did not come back",
    { Blocks: [page(1)], DocumentMetadata: { Pages: 1 } },
    /^PagesMissing: 1 of 2 pages/,
  ],
  ["a part that is not there", { Blocks: [page(1), page(2)], NextToken: "more" }, /^OutputCut: /],
  [
    "a warning",
    { Blocks: [page(1), page(2)], Warnings: [{ ErrorCode: "X", Pages: [2] }] },
    /^PagesUnread: .* pages 2 \(X\)/,
  ],
])("createCollect calls a document with %s incomplete", async (_name, body, reason) => {
  answer(`${folder}1`, body);
  const result = await collect("documents", [[textract({ prefix })]], { pages: 2 });
  expect(result).toMatchObject({ status: "INCOMPLETE", reason: expect.stringMatching(reason) });
  expect(record(result.record.key)).toMatchObject({ status: "INCOMPLETE", reason: result.reason });
});

const spoken = (start: number, end: number, content: string, speaker_label: string) => ({
  type: "pronunciation",
  start_time: String(start),
  end_time: String(end),
  speaker_label,
  alternatives: [{ confidence: "0.9", content }],
});
const transcript = (items: object[], text: string) => ({
  extractor: "transcribe.transcript",
  service: "transcribe",
  pointer: answer("service-output/transcribe/x/job.json", {
    results: { transcripts: [{ transcript: text }], language_code: "en-US", items },
  }),
});

test("createCollect tells who said what and when", async () => {
  const items = [
    spoken(0, 0.5, "Hello", "spk_0"),
    { type: "punctuation", alternatives: [{ confidence: "0.0", content: "." }] },
    spoken(0.6, 1, "Yes", "spk_1"),
    spoken(1, 1.2, "please", "spk_1"),
    spoken(5, 6, "Bye", "spk_1"),
  ];
  const mood = comprehend("sentiment", {
    Operation: "DetectSentiment",
    Text: { Characters: 22, Chunks: [] },
    LanguageCode: "en",
    Sentiment: "POSITIVE",
    SentimentScore: { Positive: 0.9, Negative: 0, Neutral: 0.1, Mixed: 0 },
  });
  const outputs = [transcript(items, "Hello. Yes please. Bye"), mood];
  const { status, record: place, facts } = await collect("transcripts", outputs, { seconds: 7.5 }, { kind: "audio" });
  expect({ status, facts }).toMatchObject({ status: "SUCCEEDED", facts: { seconds: 7.5, language: "en-US" } });
  expect(record(place.key)).toMatchObject({
    text: "Hello. Yes please. Bye",
    words: 4,
    speakers: 2,
    seconds: 6,
    seconds_expected: 7.5,
    confidence: 0.9,
    sentiment: { label: "POSITIVE", positive: 0.9 },
    segments: [
      { speaker: "spk_0", start_seconds: 0, end_seconds: 0.5, text: "Hello." },
      { speaker: "spk_1", start_seconds: 0.6, end_seconds: 1.2, text: "Yes please" },
      { speaker: "spk_1", start_seconds: 5, end_seconds: 6, text: "Bye" },
    ],
  });
});

test("createCollect calls a recording incomplete when its words are missing or stop early", async () => {
  const silent = await collect("transcripts", [transcript([], "")], { seconds: 7.5 });
  expect(silent).toMatchObject({
    status: "INCOMPLETE",
    reason: "WordsMissing: no words were recognised in 7.5 seconds",
  });
  const cut = await collect("transcripts", [transcript([spoken(0, 9, "Hello", "spk_0")], "Hello")], { seconds: 100 });
  expect(cut).toMatchObject({ status: "INCOMPLETE", reason: "SecondsMissing: the words end at 9 of 100 seconds" });
});

test("createCollect reads a text with what Comprehend found in it", async () => {
  const { etag } = aws.put("claims-raw", document.raw.key, "Ann lives in Bonn.");
  expect(etag).toBeDefined();
  const Text = { Characters: 18, Chunks: [{ BeginOffset: 0, EndOffset: 18 }] };
  const span = { Score: 0.9, BeginOffset: 0, EndOffset: 3 };
  const outputs = [
    comprehend("entities", {
      Operation: "DetectEntities",
      Text,
      LanguageCode: "en",
      Languages: [{ LanguageCode: "en", Score: 0.8 }],
      Entities: [{ Text: "Ann", Type: "PERSON", ...span }],
    }),
    comprehend("keyPhrases", {
      Operation: "DetectKeyPhrases",
      Text,
      LanguageCode: "en",
      KeyPhrases: [{ Text: "Ann", ...span }],
    }),
  ];
  const result = await collect("texts", outputs, { characters: 18 }, { kind: "text", mediaType: "text/plain" });
  expect(result).toMatchObject({ status: "SUCCEEDED", facts: { characters: 18, language: "en" } });
  expect(record(result.record.key)).toMatchObject({
    text: "Ann lives in Bonn.",
    characters: 18,
    language: "en",
    language_score: 0.8,
    entities: [{ text: "Ann", type: "PERSON", score: 0.9, begin_offset: 0, end_offset: 3 }],
    key_phrases: [{ text: "Ann", score: 0.9, begin_offset: 0, end_offset: 3 }],
  });
});

test("createCollect says what Comprehend did not read", async () => {
  aws.put("claims-raw", document.raw.key, "Det her er dansk.");
  const Text = { Characters: 9, Chunks: [] };
  const Skipped = { Reason: "LanguageUnsupported", Message: "Comprehend's DetectEntities does not speak da" };
  const outputs = [comprehend("entities", { Operation: "DetectEntities", Text, LanguageCode: "da", Skipped })];
  expect(await collect("texts", outputs, { characters: 17 })).toMatchObject({
    status: "INCOMPLETE",
    reason: expect.stringMatching(/^LanguageUnsupported: .* da; CharactersMissing: .* read 9 of 17 characters$/),
  });
});

test("createCollect reads the labels that the state selected", async () => {
  const result = {
    Labels: [
      {
        Name: "Cup",
        Confidence: 98.5,
        Parents: { Name: "Kitchenware" },
        Instances: [{ Confidence: 97, BoundingBox: { Left: 0.1, Top: 0.2, Width: 0.3, Height: 0.4 } }],
      },
      { Name: "Table", Confidence: 60, Parents: [], Instances: [] },
    ],
  };
  const output = { extractor: "rekognition.labels", service: "rekognition", model: "3.0", result };
  const { record: place } = await collect("images", output, {}, { kind: "image", size: { width: 600, height: 400 } });
  expect(record(place.key)).toMatchObject({
    width: 600,
    height: 400,
    services: [{ extractor: "rekognition.labels", service: "rekognition", model: "3.0" }],
    labels: [
      {
        name: "Cup",
        confidence: 98.5,
        parents: ["Kitchenware"],
        instances: [{ confidence: 97, box: { left: 0.1, top: 0.2, width: 0.3, height: 0.4 } }],
      },
      { name: "Table", confidence: 60, parents: [], instances: [] },
    ],
  });
  expect(() => parseRecord("images", record(place.key))).not.toThrow();
});

test("createCollect joins what a film shows with what is said in it", async () => {
  const labels = {
    extractor: "rekognition.videoLabels",
    service: "rekognition",
    pointer: answer("service-output/rekognition/x/1.json", {
      Labels: [{ Timestamp: 1500, Label: { Name: "Car", Confidence: 90 } }],
    }),
  };
  const outputs = [labels, transcript([spoken(0, 1, "Go", "spk_0")], "Go")];
  const { record: place } = await collect("videos", outputs, { seconds: 2 }, { kind: "video" });
  expect(record(place.key)).toMatchObject({
    seconds: 2,
    text: "Go",
    labels: [{ name: "Car", confidence: 90, at_seconds: 1.5 }],
  });
});

test("createCollect writes the same bytes when it is called again", async () => {
  answer(`${folder}1`, { Blocks: [page(1), line(1, "one")], DocumentMetadata: { Pages: 1 } });
  const first = await collect("documents", [textract({ prefix })], { pages: 1 });
  const bytes = aws.text("lake", first.record.key);
  expect(await collect("documents", [textract({ prefix })], { pages: 1 })).toEqual(first);
  expect(aws.text("lake", first.record.key)).toBe(bytes);
});

test("createCollect cuts a record that Athena could not read, and says so", async () => {
  const Blocks = [page(1), ...Array.from({ length: 200 }, (_, at) => line(1, `${at} ${"x".repeat(100_000)}`))];
  answer(`${folder}1`, { Blocks, DocumentMetadata: { Pages: 1 } });
  const result = await collect("documents", [textract({ prefix })], { pages: 1 });
  expect(result).toMatchObject({ status: "INCOMPLETE", reason: expect.stringMatching(/^RecordCut: .*pages, text$/) });
  expect(Buffer.byteLength(aws.text("lake", result.record.key))).toBeLessThan(17 * 1024 * 1024);
  expect(record(result.record.key)).toMatchObject({ truncated: ["pages", "text"] });
});

test.each([
  ["no answer in the folder", "documents", () => textract({ prefix }), "OutputMissing"],
  [
    "the answers of two jobs",
    "documents",
    () => {
      answer(`${folder}a/1`, {});
      answer(`${folder}b/1`, {});
      return textract({ prefix });
    },
    "InvalidInput",
  ],
  [
    "an answer that is no JSON",
    "documents",
    () => {
      aws.put("lake", `${folder}1`, "<html>");
      return textract({ prefix });
    },
    "OutputUnreadable",
  ],
  [
    "an answer of another shape",
    "documents",
    () => textract({ pointer: answer("service-output/x", { Blocks: [{}] }) }),
    "OutputUnreadable",
  ],
  [
    "labels in a table of documents",
    "documents",
    () => ({ extractor: "rekognition.labels", service: "rekognition", result: { Labels: [] } }),
    "InvalidInput",
  ],
  [
    "an answer of nothing",
    "images",
    () => ({ extractor: "rekognition.labels", service: "rekognition", result: {} }),
    "OutputUnreadable",
  ],
  ["no outputs", "documents", () => [], "InvalidInput"],
  ["an unknown service", "images", () => ({ extractor: "magic.see", service: "magic", result: {} }), "InvalidInput"],
  ["an unknown table", "spells", () => [], "InvalidInput"],
  ["an output without a place", "documents", () => textract({}), "InvalidInput"],
  ["a text that is gone", "texts", () => [], "ObjectGone"],
])("createCollect refuses %s", async (_name, table, outputs, name) => {
  await expect(collect(table, outputs())).rejects.toMatchObject({ name });
});
