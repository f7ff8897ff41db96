import { z } from "zod";
import { checkOptions } from "../definition/check-options.ts";
import { callerPlace } from "../definition/place.ts";
import { type Extractor, extractor } from "./extractor.ts";
import { jobTimeout } from "./job-timeout.ts";
import type { DocumentAnalysis } from "./yields.ts";

export interface TextractAnalyzeOptions {
  readonly features?: readonly ("FORMS" | "TABLES" | "LAYOUT" | "SIGNATURES")[];
  /** Questions to the document by alias: `{ total: "What is the total due?" }`. */
  readonly queries?: Readonly<Record<string, string>>;
  /** How long an asynchronous analysis may take; an hour when absent. */
  readonly timeoutSeconds?: number;
}

// 15 queries a page is the synchronous limit, the smaller one. https://docs.aws.amazon.com/textract/latest/dg/limits-document.html
const queries = z
  .record(
    z.string().regex(/^[\w.-]{1,100}$/, "an alias has 1 to 100 letters, digits, dots, hyphens"),
    z
      .string()
      .min(1)
      .max(200)
      // CloudFormation would take it for one of its own: the definition stands in the template.
      .refine((question) => !question.includes("${"), "a question cannot have ${ in it"),
  )
  .refine((value) => Object.keys(value).length <= 15, "Textract takes 15 queries a page at most");

const options = z
  .strictObject({
    features: z.array(z.enum(["FORMS", "TABLES", "LAYOUT", "SIGNATURES"])).optional(),
    queries: queries.optional(),
    timeoutSeconds: jobTimeout,
  })
  .refine(
    (value) => (value.features?.length ?? 0) + Object.keys(value.queries ?? {}).length > 0,
    "it needs a feature or a query; for the text alone there is textract.text()",
  );

/** Reads text, forms, tables and answers to questions from a document with Amazon Textract. */
export function analyze(given: TextractAnalyzeOptions): Extractor<"document", DocumentAnalysis, "textract.analyze"> {
  const at = callerPlace(analyze);
  const {
    features = [],
    queries = {},
    timeoutSeconds,
  } = checkOptions(options, given, { of: "textract.analyze()", at });
  return extractor({
    name: "textract.analyze",
    service: "textract",
    options: { features: [...new Set(features)], queries, timeoutSeconds },
    reads: ["document"],
    yields: "facts",
    at,
  });
}
