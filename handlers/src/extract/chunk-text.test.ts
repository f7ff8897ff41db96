import fc from "fast-check";
import { expect, test } from "vitest";
import { countCharacters } from "../text/count-characters.ts";
import { chunkText } from "./chunk-text.ts";

test("chunkText leaves a short text whole", () => {
  expect(chunkText("One. Two.", 100)).toEqual([{ text: "One. Two.", begin: 0, end: 9 }]);
});

test("chunkText stops after sentences, else between words, else between characters", () => {
  expect(chunkText("One two. Three four. Five", 22).map(({ text }) => text)).toEqual(["One two. Three four. ", "Five"]);
  expect(chunkText("one two three four", 9).map(({ text }) => text)).toEqual(["one two ", "three ", "four"]);
  expect(chunkText("abcdefgh", 3).map(({ text }) => text)).toEqual(["abc", "def", "gh"]);
});

test("chunkText gives nothing for nothing", () => {
  expect(chunkText("", 10)).toEqual([]);
  expect(chunkText("  \n ", 10)).toEqual([]);
});

test("chunkText keeps every character, every limit and every offset", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "é", "€", "😀", " ", ". ", "\n", "\n\n"), maxLength: 300 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 60 }), (whole, limit) => {
      const points = [...whole];
      let last = 0;
      for (const { text: piece, begin, end } of chunkText(whole, limit)) {
        expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(limit);
        expect(points.slice(begin, end).join("")).toBe(piece);
        expect(points.slice(last, begin).join("").trim()).toBe("");
        last = end;
      }
      expect(points.slice(last).join("").trim()).toBe("");
      expect(countCharacters(whole)).toBe(points.length);
    }),
  );
});
