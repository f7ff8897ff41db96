import { expect, test } from "vitest";
import { comprehend } from "./comprehend.ts";
import { rekognition } from "./rekognition.ts";
import { textract } from "./textract.ts";
import { transcribe } from "./transcribe.ts";

test("extractors keep the author's options and fill in the rest", () => {
  expect(
    textract.analyze({ features: ["FORMS", "FORMS"], queries: { total: "What is the total due?" } }).options,
  ).toEqual({
    features: ["FORMS"],
    queries: { total: "What is the total due?" },
    timeoutSeconds: 3600,
  });
  expect(transcribe({ speakers: 2, language: "en-US" }).options).toEqual({
    speakers: 2,
    language: "en-US",
    timeoutSeconds: 3600,
  });
  expect(rekognition.labels().options).toEqual({ minConfidence: 55, maxLabels: 50 });
  expect(comprehend.sentiment({ language: "de" }).options).toEqual({ language: "de" });
});

const sixteen = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`q${index}`, "What?"]));

test.each([
  ["textract.analyze without work", () => textract.analyze({}), "TRB-PIP-002"],
  [
    "textract.analyze with an unknown feature",
    () => Reflect.apply(textract.analyze, null, [{ features: ["FORM"] }]),
    "TRB-PIP-002",
  ],
  [
    "textract.analyze with QUERIES but no query",
    () => Reflect.apply(textract.analyze, null, [{ features: ["QUERIES"] }]),
    "TRB-PIP-002",
  ],
  ["textract.analyze with 16 queries", () => textract.analyze({ queries: sixteen }), "TRB-PIP-002"],
  ["textract.analyze with an empty question", () => textract.analyze({ queries: { total: "" } }), "TRB-PIP-002"],
  [
    "textract.analyze with a template's placeholder",
    () => textract.analyze({ queries: { total: "Is ${x} due?" } }),
    "TRB-PIP-002",
  ],
  ["textract.text with an unknown option", () => Reflect.apply(textract.text, null, [{ features: [] }]), "TRB-PIP-001"],
  ["transcribe with one speaker", () => transcribe({ speakers: 1 }), "TRB-PIP-002"],
  ["transcribe with a language it does not know the form of", () => transcribe({ language: "english" }), "TRB-PIP-002"],
  ["transcribe with a wait of ten seconds", () => transcribe({ timeoutSeconds: 10 }), "TRB-PIP-002"],
  [
    "comprehend.entities with an unknown option",
    () => Reflect.apply(comprehend.entities, null, [{ lang: "en" }]),
    "TRB-PIP-001",
  ],
  [
    "comprehend.entities in a language it cannot read",
    () => Reflect.apply(comprehend.entities, null, [{ language: "xx" }]),
    "TRB-PIP-002",
  ],
  ["rekognition.labels with 101 labels", () => rekognition.labels({ maxLabels: 101 }), "TRB-PIP-002"],
])("an extractor refuses %s", (_what, make, code) => {
  expect(make).toThrowError(
    expect.objectContaining({ code, at: expect.objectContaining({ file: import.meta.filename }) }),
  );
});
