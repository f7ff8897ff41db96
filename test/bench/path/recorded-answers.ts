import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const sentiment = {
  Sentiment: "NEUTRAL",
  SentimentScore: { Positive: 0.1, Negative: 0.1, Neutral: 0.7, Mixed: 0.1 },
};

/** What Comprehend answers to every text: the path is measured, not the engines. */
const answers = {
  DetectDominantLanguage: { Languages: [{ LanguageCode: "en", Score: 0.99 }] },
  DetectEntities: { Entities: [{ Text: "Parcel", Type: "OTHER", Score: 0.9, BeginOffset: 0, EndOffset: 6 }] },
  DetectKeyPhrases: { KeyPhrases: [{ Text: "Parcel", Score: 0.9, BeginOffset: 0, EndOffset: 6 }] },
  DetectSentiment: sentiment,
};

export function writeAnswers(folder: string): void {
  for (const [operation, answer] of Object.entries(answers)) writeAnswer(folder, "comprehend", operation, answer);
}

export function writeAnswer(folder: string, service: string, operation: string, answer: object): void {
  mkdirSync(join(folder, service), { recursive: true });
  writeFileSync(join(folder, service, `${operation}.json`), JSON.stringify(answer));
}

export function writeTexts(folder: string, count: number): void {
  for (let index = 0; index < count; index++) {
    const tenant = join(folder, index % 2 === 0 ? "acme" : "globex");
    mkdirSync(tenant, { recursive: true });
    writeFileSync(
      join(tenant, `parcel-${String(index).padStart(5, "0")}.txt`),
      `Parcel ${index} left the depot on time and was signed for at the door.\n`,
    );
  }
}
