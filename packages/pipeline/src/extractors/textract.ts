import { analyze } from "./textract-analyze.ts";
import { text } from "./textract-text.ts";

/** Extractors of Amazon Textract. */
export const textract = Object.freeze({ analyze, text });
