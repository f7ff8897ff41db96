import { expect, expectTypeOf, test } from "vitest";
import { comprehend } from "../extractors/comprehend.ts";
import type { Extractor } from "../extractors/extractor.ts";
import type { PipelineTypeError } from "../extractors/pipeline-type-error.ts";
import { rekognition } from "../extractors/rekognition.ts";
import { textract } from "../extractors/textract.ts";
import { transcribe } from "../extractors/transcribe.ts";
import type { Transcript } from "../extractors/yields.ts";
import { on, type ReaderOf } from "./on.ts";

test("on.audio keeps extractors and what follows them as plain data", () => {
  const route = on.audio(transcribe({ speakers: 2 }).then(comprehend.sentiment(), comprehend.entities()));
  expect(JSON.parse(JSON.stringify(route))).toMatchObject({
    type: "route",
    kind: "audio",
    match: { mediaTypes: [], keys: [] },
    extractors: [
      {
        name: "transcribe",
        options: { speakers: 2 },
        next: [{ name: "comprehend.sentiment" }, { name: "comprehend.entities" }],
      },
    ],
  });
});

test("on.document takes a predicate before the extractors", () => {
  const route = on.document({ mediaTypes: ["image/tiff"], keys: "**/forms/*" }, textract.text());
  expect(route.match).toEqual({ mediaTypes: ["image/tiff"], keys: ["**/forms/*"] });
});

test("on.video takes an extractor that also reads audio", () => {
  expect(on.video(transcribe()).extractors).toHaveLength(1);
});

test("on.audio cannot compile an extractor of documents, and says so in words", () => {
  const analysis = textract.analyze({ features: ["FORMS"] });
  // @ts-expect-error textract.analyze reads documents
  expect(() => on.audio(analysis)).toThrowError(
    expect.objectContaining({
      code: "TRB-PIP-008",
      message: "textract.analyze cannot read audio files.",
      fix: "It reads on.document().",
    }),
  );
  expectTypeOf<ReaderOf<"audio", typeof analysis>>().toEqualTypeOf<
    PipelineTypeError<"textract.analyze cannot read audio files">
  >();
});

test("then cannot compile an extractor that does not read what comes before it", () => {
  // @ts-expect-error rekognition.labels reads images
  expect(() => transcribe().then(rekognition.labels())).toThrowError(
    expect.objectContaining({ code: "TRB-PIP-008", message: "rekognition.labels cannot read what transcribe yields." }),
  );
  // @ts-expect-error comprehend reads text and transcripts
  expect(() => rekognition.labels().then(comprehend.entities())).toThrowError(
    /cannot read what rekognition.labels yields/,
  );
  // @ts-expect-error nothing reads entities
  expect(() => transcribe().then(comprehend.entities()).then(comprehend.sentiment())).toThrowError(
    /has its then\(\) already/,
  );
});

test("an extractor is typed by what it reads and yields", () => {
  expectTypeOf(transcribe()).toExtend<Extractor<"audio" | "video", Transcript>>();
  // @ts-expect-error an analysis of documents is no transcript
  expectTypeOf(textract.text()).toExtend<Extractor<"audio", Transcript>>();
});

test("on refuses a predicate behind an extractor", () => {
  // @ts-expect-error the predicate comes first
  expect(() => on.text(comprehend.language(), { mediaTypes: ["text/html"] })).toThrowError(
    /where an extractor belongs/,
  );
});

test.each([
  ["nothing", () => Reflect.apply(on.text, on, []), "TRB-PIP-015"],
  ["a predicate alone", () => Reflect.apply(on.text, on, [{ mediaTypes: ["text/html"] }]), "TRB-PIP-015"],
  ["a factory that was not called", () => Reflect.apply(on.text, on, [comprehend.entities]), "TRB-PIP-016"],
  ["an extractor twice", () => on.text(comprehend.entities(), comprehend.entities({ language: "en" })), "TRB-PIP-009"],
  [
    "an unknown predicate",
    () => Reflect.apply(on.text, on, [{ media: ["text/html"] }, comprehend.entities()]),
    "TRB-PIP-001",
  ],
  ["a bad media type", () => on.text({ mediaTypes: ["html"] }, comprehend.entities()), "TRB-PIP-002"],
  ["no media types", () => on.text({ mediaTypes: [] }, comprehend.entities()), "TRB-PIP-002"],
  ["a media type of another kind", () => on.text({ mediaTypes: ["image/png"] }, comprehend.entities()), "TRB-PIP-020"],
  ["PDF as text", () => on.text({ mediaTypes: ["application/pdf"] }, comprehend.entities()), "TRB-PIP-020"],
  ["a key from the root", () => on.text({ keys: "/a/*" }, comprehend.entities()), "TRB-PIP-017"],
  ["a ** inside a name", () => on.text({ keys: "a**/b" }, comprehend.entities()), "TRB-PIP-017"],
])("on refuses %s", (_what, make, code) => {
  expect(make).toThrowError(
    expect.objectContaining({ code, at: expect.objectContaining({ file: import.meta.filename }) }),
  );
});

test("then refuses to be awaited", async () => {
  const awaited = async (value: unknown): Promise<unknown> => value;
  await expect(awaited(transcribe())).rejects.toMatchObject({
    code: "TRB-PIP-016",
    fix: expect.stringContaining("do not await it"),
  });
});
