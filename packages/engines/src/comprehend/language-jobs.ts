import { findLanguages } from "./dominant-language.ts";
import { findEntities } from "./entities.ts";
import { findKeyPhrases } from "./key-phrases.ts";
import { findPii } from "./pii-entities.ts";
import { weighSentiment } from "./sentiment.ts";

/** What the language thread does. */
export const languageJobs = {
  languages: async (text: string) => findLanguages(text),
  entities: async (text: string) => findEntities(text),
  keyPhrases: async (text: string) => findKeyPhrases(text),
  sentiment: async (text: string) => weighSentiment(text),
  pii: async (text: string) => findPii(text),
};
