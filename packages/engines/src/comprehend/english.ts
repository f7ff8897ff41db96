import model from "wink-eng-lite-web-model";
import winkNLP, { type Document, type WinkMethods } from "wink-nlp";

let wink: WinkMethods | undefined;

/** wink's tagger for English, loaded at the first use. */
export function english(): WinkMethods {
  wink ??= winkNLP(model);
  return wink;
}

export interface Token {
  readonly text: string;
  readonly pos: string;
  readonly start: number;
  readonly end: number;
}

/** Words with their part of speech and place; wink keeps no offsets, so they are found again in order. */
export function tokensOf(text: string, document: Document): Token[] {
  const { its } = english();
  const words = document.tokens().out(its.value);
  const tags = document.tokens().out(its.pos);
  const tokens: Token[] = [];
  let from = 0;
  for (const [index, word] of words.entries()) {
    const start = text.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    tokens.push({ text: word, pos: tags[index] ?? "", start, end: from });
  }
  return tokens;
}
