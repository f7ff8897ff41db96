import { english, type Token, tokensOf } from "./english.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { offsetsIn } from "./span.ts";

export interface KeyPhrase {
  readonly Score: number;
  readonly Text: string;
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

const inPhrase = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM"]);
const heads = new Set(["NOUN", "PROPN"]);
const owners = new Set(["my", "your", "his", "her", "its", "our", "their"]);

/** Finds noun phrases: determiner, adjectives, numbers and nouns, ending in a noun, as Comprehend cuts them. */
export function findKeyPhrases(text: string): KeyPhrase[] {
  const offsets = offsetsIn(text);
  const phrases: KeyPhrase[] = [];
  for (const run of piecesOf(text).flatMap(runsIn)) {
    const noun = run.findLastIndex((token) => heads.has(token.pos));
    // `4 March 2026`: a number after a name belongs to it.
    const last = run[noun]?.pos === "PROPN" && run[noun + 1]?.pos === "NUM" ? noun + 1 : noun;
    const first = run[0];
    const head = run[last];
    if (!first || !head) continue;
    const span = { start: first.start, end: head.end };
    phrases.push({ Score: scoreOf(run.slice(0, last + 1)), Text: text.slice(span.start, span.end), ...offsets(span) });
  }
  return phrases;
}

function runsIn(piece: Piece): Token[][] {
  const tokens = tokensOf(piece.text, english().readDoc(piece.text));
  return runsOf(tokens.map((token) => ({ ...token, start: token.start + piece.start, end: token.end + piece.start })));
}

/** Splits at what cannot be inside a noun phrase, at line ends, and before a new determiner. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let run: Token[] = [];
  const finish = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
  };
  for (const token of tokens) {
    const owner = owners.has(token.text.toLowerCase());
    const opens = token.pos === "DET" || owner;
    const apart = token.pos === "SPACE" && token.text.includes("\n\n");
    if (opens || apart || (!inPhrase.has(token.pos) && token.pos !== "SPACE")) finish();
    if (opens || inPhrase.has(token.pos)) run.push(token);
    else if (token.pos === "SPACE" && /\n/.test(token.text)) finish();
  }
  finish();
  return runs;
}

/** Tagged certainty: a phrase with determiner or proper name is cut more surely than a bare noun. */
function scoreOf(run: readonly Token[]): number {
  const sure = run.some((token) => token.pos === "DET" || token.pos === "PROPN");
  return sure ? 0.95 : 0.85;
}
