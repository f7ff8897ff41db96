import type { Identified } from "../contract/identified.ts";
import { countCharacters } from "../text/count-characters.ts";
import type { ReadableText } from "../text/readable-text.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import { insightsOf } from "./insights.ts";

/** The record of a text: the text itself as a person reads it, and what Comprehend says about it. */
export function textDraft({ comprehend }: Gathered, { expected }: Identified, readable: ReadableText): Draft<"texts"> {
  const { text, title, headers, attachments } = readable;
  const { insights, shortcomings } = insightsOf(comprehend, text);
  const characters = countCharacters(text);
  const missing =
    expected.characters !== undefined && characters < expected.characters
      ? [`CharactersMissing: ${characters} of ${expected.characters} characters were read`]
      : [];
  return {
    content: {
      characters,
      ...(title ? { title } : {}),
      text,
      ...(headers ? { headers: { ...headers } } : {}),
      ...(attachments ? { attachments: attachments.map((one) => ({ ...one })) } : {}),
      ...insights,
    },
    shortcomings: [...missing, ...shortcomings],
    facts: { characters, ...(insights.language ? { language: insights.language } : {}) },
  };
}
