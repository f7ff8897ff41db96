import type { Answer } from "../answer.ts";
import { Lane } from "../lanes/lane.ts";
import { engineName } from "../package-version.ts";
import type { DominantLanguage } from "./dominant-language.ts";
import type { Entity } from "./entities.ts";
import type { KeyPhrase } from "./key-phrases.ts";
import type { languageJobs } from "./language-jobs.ts";
import type { PiiEntity } from "./pii-entities.ts";
import type { Sentiment } from "./sentiment.ts";
import { checkLanguage, checkText } from "./text-input.ts";

const lane = new Lane<typeof languageJobs>("comprehend/language-lane");

// https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
const longText = 100_000;
const sentimentText = 5_000;

/** Names the language of a text. */
export async function detectDominantLanguage(text: string): Promise<Answer<{ Languages: DominantLanguage[] }>> {
  checkText(text, longText);
  return { engine: engineName("eld"), output: { Languages: await lane.do("languages", text, text.length) } };
}

/** Finds persons, places, organisations, dates and quantities in English text. */
export async function detectEntities(text: string, languageCode: string): Promise<Answer<{ Entities: Entity[] }>> {
  checkText(text, longText);
  checkLanguage(languageCode);
  return { engine: engineName("compromise"), output: { Entities: await lane.do("entities", text, text.length) } };
}

/** Finds the noun phrases of English text. */
export async function detectKeyPhrases(
  text: string,
  languageCode: string,
): Promise<Answer<{ KeyPhrases: KeyPhrase[] }>> {
  checkText(text, longText);
  checkLanguage(languageCode);
  return { engine: engineName("wink-nlp"), output: { KeyPhrases: await lane.do("keyPhrases", text, text.length) } };
}

/** Says whether English text is positive, negative, neutral or mixed. */
export async function detectSentiment(text: string, languageCode: string): Promise<Answer<Sentiment>> {
  checkText(text, sentimentText);
  checkLanguage(languageCode);
  return { engine: engineName("wink-nlp"), output: await lane.do("sentiment", text, text.length) };
}

/** Finds personal data in English text. */
export async function detectPiiEntities(
  text: string,
  languageCode: string,
): Promise<Answer<{ Entities: PiiEntity[] }>> {
  checkText(text, longText);
  checkLanguage(languageCode);
  return {
    engine: `${engineName("compromise")} + check digits`,
    output: { Entities: await lane.do("pii", text, text.length) },
  };
}
