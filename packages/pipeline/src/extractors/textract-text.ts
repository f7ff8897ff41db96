import { z } from "zod";
import { checkOptions } from "../definition/check-options.ts";
import { callerPlace } from "../definition/place.ts";
import { type Extractor, extractor } from "./extractor.ts";
import { jobTimeout } from "./job-timeout.ts";
import type { DocumentText } from "./yields.ts";

export interface TextractTextOptions {
  /** How long an asynchronous detection may take; an hour when absent. */
  readonly timeoutSeconds?: number;
}

const options = z.strictObject({ timeoutSeconds: jobTimeout });

/** Reads the text of a document, and nothing else, with Amazon Textract. */
export function text(given: TextractTextOptions = {}): Extractor<"document", DocumentText, "textract.text"> {
  const at = callerPlace(text);
  return extractor({
    name: "textract.text",
    service: "textract",
    options: checkOptions(options, given, { of: "textract.text()", at }),
    reads: ["document"],
    yields: "facts",
    at,
  });
}
