import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import {
  closeEngines,
  detectDominantLanguage,
  detectEntities,
  detectKeyPhrases,
  detectPiiEntities,
  detectSentiment,
} from "../index.ts";
import { piecesOf } from "./pieces.ts";

vi.setConfig({ testTimeout: 120_000 });
afterAll(closeEngines);

const sample = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../../../test/samples", name), "utf8");

interface Found {
  readonly BeginOffset: number;
  readonly EndOffset: number;
}

/** Comprehend counts code points. */
const at = (text: string, { BeginOffset, EndOffset }: Found): string =>
  [...text].slice(BeginOffset, EndOffset).join("");

test("detectEntities finds people, places, organisations, dates and amounts, also behind an emoji", async () => {
  const text = "😀 Dr Maria Jones of Harbour Insurance Ltd paid £1,480.80 in Paris on 4 March 2026.";
  const { output } = await detectEntities(text, "en");
  const found = output.Entities.map((entity) => [entity.Type, at(text, entity)]);
  expect(found).toContainEqual(["PERSON", "Dr Maria Jones"]);
  expect(found).toContainEqual(["ORGANIZATION", "Harbour Insurance Ltd"]);
  expect(found).toContainEqual(["QUANTITY", "£1,480.80"]);
  expect(found).toContainEqual(["LOCATION", "Paris"]);
  expect(found).toContainEqual(["DATE", "4 March 2026"]);
});

test("detectEntities and detectKeyPhrases answer places where their text stands, in order, for any text", async () => {
  const words = fc.constantFrom(
    "Mary Jones",
    "in Berlin",
    "on Friday",
    "5 kg",
    "😀",
    "a@b.co",
    "\n",
    ". ",
    "the old house",
    "Acme Ltd",
  );
  const texts = fc.oneof(
    fc.string({ minLength: 1, unit: "binary" }),
    fc.array(words, { minLength: 1 }).map((all) => all.join(" ")),
  );
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      for (const found of [
        (await detectEntities(text, "en")).output.Entities,
        (await detectKeyPhrases(text, "en")).output.KeyPhrases,
      ]) {
        for (const [index, mention] of found.entries()) {
          expect(at(text, mention)).toBe(mention.Text);
          expect(mention.BeginOffset).toBeGreaterThanOrEqual(found[index - 1]?.EndOffset ?? 0);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test.each([
  ["CREDIT_DEBIT_NUMBER", "4539 1488 0343 6467", "4539 1488 0343 6468"],
  ["INTERNATIONAL_BANK_ACCOUNT_NUMBER", "GB82 WEST 1234 5698 7654 32", "GB82 WEST 1234 5698 7654 33"],
  ["SSN", "123-45-6789", "000-45-6789"],
  ["IP_ADDRESS", "192.168.1.20", "192.168.1.300"],
  ["EMAIL", "mary.jones@example.com", "mary.jones@example"],
])("detectPiiEntities knows %s by its form and check digits: %s, not %s", async (type, real, fake) => {
  const types = async (value: string): Promise<string[]> => {
    const text = `Please note ${value} for later`;
    const { Entities } = (await detectPiiEntities(text, "en")).output;
    return Entities.filter((entity) => at(text, entity) === value).map(({ Type }) => Type);
  };
  expect(await types(real)).toEqual([type]);
  expect(await types(fake)).not.toContain(type);
});

test.each([
  ["en", "The delivery was late and two boxes were broken when they arrived."],
  ["de", "Die Lieferung kam zu spät und zwei Kisten waren bei der Ankunft beschädigt."],
  ["fr", "La livraison est arrivée en retard et deux cartons étaient abîmés."],
  ["es", "La entrega llegó tarde y dos cajas estaban rotas al llegar."],
  ["en", "Hello Alice"],
  ["en", "note"],
  ["de", "Guten Tag"],
  ["fr", "Bonjour tout le monde"],
])("detectDominantLanguage names %s", async (code, text) => {
  expect((await detectDominantLanguage(text)).output.Languages[0]?.LanguageCode).toBe(code);
});

test.each([
  ["POSITIVE", sample("acme/letter.txt")],
  ["NEGATIVE", sample("globex/complaint.txt")],
  ["NEUTRAL", "The meeting takes place in room 4 at noon."],
])("detectSentiment calls a text %s and its shares are a whole", async (sentiment, text) => {
  const { Sentiment, SentimentScore } = (await detectSentiment(text, "en")).output;
  expect(Sentiment).toBe(sentiment);
  expect(Object.values(SentimentScore).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 3);
});

test("the Comprehend engines refuse no text, too much text and other languages", async () => {
  await expect(detectEntities("", "en")).rejects.toMatchObject({ code: "InvalidRequestException" });
  await expect(detectSentiment("é".repeat(2_501), "en")).rejects.toMatchObject({
    code: "TextSizeLimitExceededException",
  });
  await expect(detectKeyPhrases("Guten Tag", "de")).rejects.toThrow("Comprehend itself knows it");
  await expect(detectKeyPhrases("nuqneH", "tlh")).rejects.toThrow("not a language Comprehend knows");
});

test.each([
  ["lines", "one\ntwo\nthree\n"],
  ["sentences", "One two. Three four. Five six."],
  ["one word", "x".repeat(30)],
])("piecesOf keeps every character of %s and ends at the widest stop", (_name, text) => {
  const pieces = piecesOf(text, 12);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
  expect(pieces.every((piece) => piece.text.length <= 12 && text.startsWith(piece.text, piece.start))).toBe(true);
  expect(pieces.length).toBeGreaterThan(1);
});
