import { type ComprehendClient, LanguageCode } from "@aws-sdk/client-comprehend";
import type { ComprehendAnswer } from "../answers/comprehend-answer.ts";
import { countCharacters } from "../text/count-characters.ts";
import { chunkText, type TextChunk } from "./chunk-text.ts";
import {
  type ComprehendOperation,
  comprehendOperation,
  languagesOf,
  unknownLanguage,
} from "./comprehend-operations.ts";
import { mergeParts } from "./merge-parts.ts";

/** Calls that are under way at one time for one text. */
const sideBySide = 4;

/** Asks Comprehend about a text of any length, in its own language unless the author names one. */
export async function callComprehend(
  client: ComprehendClient,
  { name, text, language }: { name: string; text: string; language?: string | undefined },
): Promise<ComprehendAnswer> {
  const operation = comprehendOperation(name);
  const chunks = chunkText(text, operation.maximumBytes);
  const [first] = chunks;
  const Text = {
    Characters: countCharacters(text),
    Chunks: chunks.map(({ begin, end }) => ({ BeginOffset: begin, EndOffset: end })),
  };
  if (!first) return { Operation: name, Text };

  const found = language ? undefined : await languagesOf(client, first);
  const code = language ?? found?.Languages[0]?.LanguageCode ?? unknownLanguage;
  const answer = {
    Operation: name,
    Text,
    LanguageCode: code,
    ...(found ? { Languages: found.Languages, ...models([found.model]) } : {}),
  };
  if (!operation.call) return answer;
  const spoken = speaks(operation, code);
  const skipped = (why: string) => ({
    ...answer,
    Skipped: { Reason: "LanguageUnsupported" as const, Message: `${name}: ${why}` },
  });
  if (!spoken)
    return skipped(code === unknownLanguage ? "no language was recognised" : `Comprehend does not speak ${code}`);
  try {
    const parts = await inTurn(chunks, (chunk) => ask(operation, client, chunk, spoken));
    return { ...answer, ...mergeParts(chunks, parts), ...models([found?.model, ...parts.map(({ model }) => model)]) };
  } catch (error) {
    if (error instanceof Error && error.name === "UnsupportedLanguageException") return skipped(error.message);
    throw error;
  }
}

/** Each name once, in the order of the calls. */
function models(names: readonly (string | undefined)[]): Pick<ComprehendAnswer, "Models"> {
  const named = [...new Set(names.flatMap((name) => name ?? []))];
  return named.length > 0 ? { Models: named } : {};
}

function speaks({ languages }: ComprehendOperation, code: string): LanguageCode | undefined {
  const known = Object.values(LanguageCode).find((one) => one === code);
  return known && (!languages || languages.includes(known)) ? known : undefined;
}

type Part = Awaited<ReturnType<NonNullable<ComprehendOperation["call"]>>>;

async function ask(
  { call }: ComprehendOperation,
  client: ComprehendClient,
  { text }: TextChunk,
  language: LanguageCode,
): Promise<Part> {
  return call ? call(client, text, language) : {};
}

async function inTurn<T>(chunks: readonly TextChunk[], work: (chunk: TextChunk) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let at = 0; at < chunks.length; at += sideBySide) {
    results.push(...(await Promise.all(chunks.slice(at, at + sideBySide).map(work))));
  }
  return results;
}
