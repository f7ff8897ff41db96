import type { S3Client } from "@aws-sdk/client-s3";
import { s3Uri } from "@tributary/catalog";
import * as z from "zod";
import type { Pointer } from "../contract/pointer.ts";
import { readAnswer } from "../lake/read-answer.ts";
import { ReasonError } from "../reasons/reason-error.ts";

const span = { Score: z.number(), BeginOffset: z.int(), EndOffset: z.int() };

/**
 * What `extract` keeps of Comprehend's answers about one text: the service's own members, with the offsets of all
 * chunks counted from the beginning of the whole text, in code points.
 */
export const comprehendAnswer = z.object({
  Operation: z.string(),
  Text: z.object({
    Characters: z.int(),
    Chunks: z.array(z.object({ BeginOffset: z.int(), EndOffset: z.int() })),
  }),
  LanguageCode: z.string().optional(),
  Languages: z.array(z.object({ LanguageCode: z.string(), Score: z.number() })).optional(),
  /** Who answered, where it said so. */
  Models: z.array(z.string()).optional(),
  /** Set when Comprehend does not speak the text's language. */
  Skipped: z.object({ Reason: z.literal("LanguageUnsupported"), Message: z.string() }).optional(),
  Entities: z.array(z.object({ Text: z.string(), Type: z.string(), ...span })).optional(),
  KeyPhrases: z.array(z.object({ Text: z.string(), ...span })).optional(),
  PiiEntities: z.array(z.object({ Type: z.string(), ...span })).optional(),
  Sentiment: z.string().optional(),
  SentimentScore: z
    .object({ Positive: z.number(), Negative: z.number(), Neutral: z.number(), Mixed: z.number() })
    .optional(),
});

export type ComprehendAnswer = z.infer<typeof comprehendAnswer>;

/** Reads what `extract` kept of Comprehend. */
export async function readComprehendAnswer(s3: S3Client, pointer: Pointer): Promise<ComprehendAnswer> {
  const parsed = comprehendAnswer.safeParse(await readAnswer(s3, pointer));
  if (parsed.success) return parsed.data;
  throw new ReasonError("OutputUnreadable", `${s3Uri(pointer)} is no answer of Comprehend.`, { cause: parsed.error });
}
