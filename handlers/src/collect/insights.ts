import type { TextRecord } from "@tributary/catalog";
import type { ComprehendAnswer } from "../answers/comprehend-answer.ts";
import { countCharacters } from "../text/count-characters.ts";

type Insights = Pick<TextRecord, "language" | "language_score" | "entities" | "key_phrases" | "sentiment" | "pii">;

/** What Comprehend says about a text, as columns, and what it did not look at. */
export function insightsOf(
  answers: readonly ComprehendAnswer[],
  text: string,
): { insights: Insights; shortcomings: string[] } {
  const insights: Insights = {};
  const shortcomings: string[] = [];
  const characters = countCharacters(text);
  for (const answer of answers) {
    Object.assign(insights, insightOf(answer));
    if (answer.Skipped) shortcomings.push(`LanguageUnsupported: ${answer.Skipped.Message}`);
    if (answer.Text.Characters < characters) {
      const read = `${answer.Text.Characters} of ${characters} characters`;
      shortcomings.push(`CharactersMissing: Comprehend's ${answer.Operation} read ${read}`);
    }
  }
  return { insights, shortcomings };
}

function insightOf(answer: ComprehendAnswer): Insights {
  const score = answer.Languages?.find(({ LanguageCode }) => LanguageCode === answer.LanguageCode)?.Score;
  return {
    ...(answer.LanguageCode ? { language: answer.LanguageCode } : {}),
    ...(score === undefined ? {} : { language_score: score }),
    ...(answer.Entities
      ? { entities: answer.Entities.map((one) => ({ ...phrase(one), type: one.Type, ...span(one) })) }
      : {}),
    ...(answer.KeyPhrases ? { key_phrases: answer.KeyPhrases.map((one) => ({ ...phrase(one), ...span(one) })) } : {}),
    ...(answer.PiiEntities ? { pii: answer.PiiEntities.map((one) => ({ type: one.Type, ...span(one) })) } : {}),
    ...sentimentOf(answer),
  };
}

function sentimentOf({ Sentiment, SentimentScore: scores }: ComprehendAnswer): Insights {
  if (!Sentiment || !scores) return {};
  const { Positive: positive, Negative: negative, Neutral: neutral, Mixed: mixed } = scores;
  return { sentiment: { label: Sentiment, positive, negative, neutral, mixed } };
}

function phrase({ Text }: { Text: string }): { text: string } {
  return { text: Text };
}

function span(found: { Score: number; BeginOffset: number; EndOffset: number }): {
  score: number;
  begin_offset: number;
  end_offset: number;
} {
  return { score: found.Score, begin_offset: found.BeginOffset, end_offset: found.EndOffset };
}
