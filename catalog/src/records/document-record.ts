import * as z from "zod";
import { recordOrigin } from "./record-origin.ts";
import { textInsights } from "./text-insights.ts";

export const documentPage = z.strictObject({
  page: z.int(),
  text: z.string(),
  lines: z.int(),
  confidence: z.number().optional(),
});

export const keyValue = z.strictObject({
  page: z.int(),
  key: z.string(),
  value: z.string(),
  confidence: z.number(),
});

export const documentTable = z.strictObject({
  page: z.int(),
  title: z.string().optional(),
  rows: z.array(z.array(z.string())),
  confidence: z.number().optional(),
});

/** One answer to one of the queries the author asked. */
export const queryAnswer = z.strictObject({
  page: z.int(),
  alias: z.string(),
  question: z.string(),
  answer: z.string(),
  confidence: z.number(),
});

/** A row of `documents`: text, forms, tables and answers of one document. */
export const documentRecord = z.strictObject({
  ...recordOrigin,
  pages_expected: z.int().optional(),
  pages_found: z.int(),
  text: z.string(),
  pages: z.array(documentPage),
  key_values: z.array(keyValue),
  tables: z.array(documentTable),
  answers: z.array(queryAnswer),
  ...textInsights,
});

export type DocumentRecord = z.infer<typeof documentRecord>;
