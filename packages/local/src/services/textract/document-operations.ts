import { analyzeDocument, detectDocumentText } from "@tributary/engines";
import { outputOf } from "../ai/ai-answers.ts";
import { mediaInput, readMedia } from "../ai/document-source.ts";
import { list, optional, string, structure } from "../input-shape.ts";
import { operation } from "../operation.ts";
import { objectDoor } from "../s3/object-door.ts";
import type { TextractStore } from "./textract-store.ts";

/** https://docs.aws.amazon.com/textract/latest/dg/limits-document.html: 10 MB for a synchronous call, 5 MB as bytes in it. */
const limits = { bytes: 5_242_880, object: 10_485_760, tooLarge: "DocumentTooLargeException" };

export const queriesInput = structure({
  Queries: list(
    structure({ Text: string({ min: 1, max: 200 }), Alias: optional(string()), Pages: optional(list(string())) }),
    { min: 1, max: 30 },
  ),
});

export const analyzeDocumentOperation = operation({
  name: "AnalyzeDocument",
  input: { Document: mediaInput, FeatureTypes: list(string()), QueriesConfig: optional(queriesInput) },
  access: (_input, _context, _store: TextractStore) => [{ action: "textract:AnalyzeDocument", resource: "*" }],
  handle: async ({ cloud }, { Document, FeatureTypes, QueriesConfig }, { principal }) => {
    const bytes = await readMedia(objectDoor.of(cloud), principal, Document, limits);
    const Queries = QueriesConfig?.Queries ?? [];
    const question = { service: "textract", operation: "AnalyzeDocument", subject: bytes };
    return outputOf(
      await cloud.answers.answer(question, () => analyzeDocument(bytes, { FeatureTypes, Queries, onePageOnly: true })),
    );
  },
});

export const detectDocumentTextOperation = operation({
  name: "DetectDocumentText",
  input: { Document: mediaInput },
  access: (_input, _context, _store: TextractStore) => [{ action: "textract:DetectDocumentText", resource: "*" }],
  handle: async ({ cloud }, { Document }, { principal }) => {
    const bytes = await readMedia(objectDoor.of(cloud), principal, Document, limits);
    const question = { service: "textract", operation: "DetectDocumentText", subject: bytes };
    return outputOf(await cloud.answers.answer(question, () => detectDocumentText(bytes, { onePageOnly: true })));
  },
});
