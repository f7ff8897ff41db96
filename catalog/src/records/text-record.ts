import * as z from "zod";
import { recordOrigin } from "./record-origin.ts";
import { textInsights } from "./text-insights.ts";

export const attachment = z.strictObject({
  name: z.string().optional(),
  media_type: z.string(),
  bytes: z.int(),
});

/** A row of `texts`: a text file, a web page, an e-mail or a JSON document, read as text. */
export const textRecord = z.strictObject({
  ...recordOrigin,
  /** Characters (code points) of the text that was analysed. */
  characters: z.int(),
  title: z.string().optional(),
  /** The text, as far as the row limit allows; `truncated` says when it was cut. */
  text: z.string(),
  /** From, to, subject and date of an e-mail. */
  headers: z.record(z.string(), z.string()).optional(),
  attachments: z.array(attachment).optional(),
  ...textInsights,
});

export type TextRecord = z.infer<typeof textRecord>;
