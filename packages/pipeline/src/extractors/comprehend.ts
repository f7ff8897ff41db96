import { z } from "zod";
import { checkOptions } from "../definition/check-options.ts";
import { callerPlace } from "../definition/place.ts";
import { type Extractor, extractor } from "./extractor.ts";
import type { Entities, KeyPhrases, Language, Sentiment, Transcript } from "./yields.ts";

// https://docs.aws.amazon.com/comprehend/latest/dg/supported-languages.html
const languages = ["en", "es", "fr", "de", "it", "pt", "ar", "hi", "ja", "ko", "zh", "zh-TW"] as const;

export interface ComprehendOptions {
  /** Language of every text; Comprehend finds it for each text when absent. */
  readonly language?: (typeof languages)[number];
}

type Reads = "text" | Transcript;

const options = z.strictObject({ language: z.enum(languages).optional() });

/** Finds people, places, organisations, dates and quantities. */
function entities(given: ComprehendOptions = {}): Extractor<Reads, Entities, "comprehend.entities"> {
  return insight("comprehend.entities", given, entities);
}

/** Finds the noun phrases a text is about. */
function keyPhrases(given: ComprehendOptions = {}): Extractor<Reads, KeyPhrases, "comprehend.keyPhrases"> {
  return insight("comprehend.keyPhrases", given, keyPhrases);
}

/** Says whether a text is positive, negative, neutral or mixed. */
function sentiment(given: ComprehendOptions = {}): Extractor<Reads, Sentiment, "comprehend.sentiment"> {
  return insight("comprehend.sentiment", given, sentiment);
}

/** Says which language a text is mostly in. */
function language(): Extractor<Reads, Language, "comprehend.language"> {
  return insight("comprehend.language", {}, language);
}

/** Extractors of Amazon Comprehend; they read text files and transcripts. */
export const comprehend = Object.freeze({ entities, keyPhrases, sentiment, language });

function insight<Yields, Name extends `comprehend.${"entities" | "keyPhrases" | "sentiment" | "language"}`>(
  name: Name,
  given: ComprehendOptions,
  door: (...args: never[]) => unknown,
): Extractor<Reads, Yields, Name> {
  const at = callerPlace(door);
  return extractor({
    name,
    service: "comprehend",
    options: checkOptions(options, given, { of: `${name}()`, at }),
    reads: ["text", "transcript"],
    yields: "facts",
    at,
  });
}
