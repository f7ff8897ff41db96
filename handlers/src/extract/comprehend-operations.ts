import {
  type ComprehendClient,
  DetectDominantLanguageCommand,
  DetectEntitiesCommand,
  DetectKeyPhrasesCommand,
  DetectPiiEntitiesCommand,
  DetectSentimentCommand,
  type LanguageCode,
} from "@aws-sdk/client-comprehend";
import type { ComprehendAnswer } from "../answers/comprehend-answer.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import { serverOf } from "./answering-server.ts";
import type { TextChunk } from "./chunk-text.ts";

/** What one chunk adds to the answer, offsets still counted from the chunk's beginning. */
type Part = Pick<ComprehendAnswer, "Entities" | "KeyPhrases" | "PiiEntities" | "Sentiment" | "SentimentScore"> & {
  /** Who answered, where it said so. */
  readonly model?: string | undefined;
};

export interface ComprehendOperation {
  /** `comprehend.entities` */
  readonly extractor: string;
  /** UTF-8 bytes that one call takes. https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html */
  readonly maximumBytes: number;
  /** Languages it speaks; undefined for all. https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html */
  readonly languages?: readonly string[];
  call?(client: ComprehendClient, text: string, language: LanguageCode): Promise<Part>;
}

const mainLanguages = ["ar", "de", "en", "es", "fr", "hi", "it", "ja", "ko", "pt", "zh", "zh-TW"];
/** AWS says 100 KB and 5 KB; the smaller reading of it is safe either way. */
const longText = 100_000;

/** The operations that `extract` calls, by AWS's own names. */
const comprehendOperations: Readonly<Record<string, ComprehendOperation>> = {
  // The language is found before every operation, so this one needs no call of its own.
  DetectDominantLanguage: { extractor: "comprehend.language", maximumBytes: longText },
  DetectEntities: {
    extractor: "comprehend.entities",
    maximumBytes: longText,
    languages: mainLanguages,
    async call(client, Text, LanguageCode) {
      const { Entities, $metadata } = await client.send(new DetectEntitiesCommand({ Text, LanguageCode }));
      return {
        model: serverOf({ $metadata }),
        Entities: (Entities ?? []).map((one) => ({ ...phrase(one), Type: one.Type ?? "OTHER" })),
      };
    },
  },
  DetectKeyPhrases: {
    extractor: "comprehend.keyPhrases",
    maximumBytes: longText,
    languages: mainLanguages,
    async call(client, Text, LanguageCode) {
      const { KeyPhrases, $metadata } = await client.send(new DetectKeyPhrasesCommand({ Text, LanguageCode }));
      return { model: serverOf({ $metadata }), KeyPhrases: (KeyPhrases ?? []).map(phrase) };
    },
  },
  DetectPiiEntities: {
    extractor: "comprehend.pii",
    maximumBytes: longText,
    languages: ["en", "es"],
    async call(client, Text, LanguageCode) {
      const { Entities, $metadata } = await client.send(new DetectPiiEntitiesCommand({ Text, LanguageCode }));
      return {
        model: serverOf({ $metadata }),
        PiiEntities: (Entities ?? []).map((one) => ({ ...span(one), Type: one.Type ?? "OTHER" })),
      };
    },
  },
  DetectSentiment: {
    extractor: "comprehend.sentiment",
    maximumBytes: 5_000,
    languages: mainLanguages,
    async call(client, Text, LanguageCode) {
      const { SentimentScore = {}, $metadata } = await client.send(new DetectSentimentCommand({ Text, LanguageCode }));
      const { Positive = 0, Negative = 0, Neutral = 0, Mixed = 0 } = SentimentScore;
      return { model: serverOf({ $metadata }), SentimentScore: { Positive, Negative, Neutral, Mixed } };
    },
  },
};

/** One of the operations, or an error that says which there are. */
export function comprehendOperation(name: string): ComprehendOperation {
  const operation = comprehendOperations[name];
  if (operation) return operation;
  const known = Object.keys(comprehendOperations).join(", ");
  throw new ReasonError("InvalidInput", `Comprehend's ${name} is not one of ${known}.`);
}

/** ISO 639-2's code for a language that is not determined. */
export const unknownLanguage = "und";

/** The languages of a text, the likeliest first, and who says so. */
export async function languagesOf(
  client: ComprehendClient,
  chunk: TextChunk,
): Promise<{ Languages: NonNullable<ComprehendAnswer["Languages"]>; model: string | undefined }> {
  const answer = await client.send(new DetectDominantLanguageCommand({ Text: chunk.text }));
  const Languages = (answer.Languages ?? [])
    .map(({ LanguageCode = unknownLanguage, Score = 0 }) => ({ LanguageCode, Score }))
    .sort((one, other) => other.Score - one.Score);
  return { Languages, model: serverOf(answer) };
}

interface Found {
  readonly Text?: string | undefined;
  readonly Score?: number | undefined;
  readonly BeginOffset?: number | undefined;
  readonly EndOffset?: number | undefined;
}

function span({ Score = 0, BeginOffset = 0, EndOffset = 0 }: Found): {
  Score: number;
  BeginOffset: number;
  EndOffset: number;
} {
  return { Score, BeginOffset, EndOffset };
}

function phrase(found: Found): { Text: string; Score: number; BeginOffset: number; EndOffset: number } {
  return { Text: found.Text ?? "", ...span(found) };
}
