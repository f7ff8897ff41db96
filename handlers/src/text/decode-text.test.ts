import { expect, test } from "vitest";
import { decodeText } from "./decode-text.ts";

const euro = "Zwölf € – fine";

test.each([
  ["UTF-8", Buffer.from(euro), "utf-8"],
  ["UTF-8 with its mark", Buffer.from(`\ufeff${euro}`), "utf-8"],
  ["UTF-16 with its mark", Buffer.from(`\ufeff${euro}`, "utf16le"), "utf-16le"],
  ["UTF-16 the other way round", Buffer.from(`\ufeff${euro}`, "utf16le").swap16(), "utf-16be"],
  ["Windows-1252", Buffer.from("5a77f66c662080209620666b6e65".replace("6b6e65", "696e65"), "hex"), "windows-1252"],
])("decodeText reads %s", (_name, bytes, encoding) => {
  expect(decodeText(bytes)).toEqual({ text: euro, encoding });
});

test("decodeText leaves out a character that is cut at the end", () => {
  expect(decodeText(Buffer.from("abc€").subarray(0, 5))).toEqual({ text: "abc", encoding: "utf-8" });
});

test.each([
  ["a NUL", Buffer.from("words\0words")],
  ["many control characters", Buffer.from([1, 2, 3, 65, 66])],
  ["compressed bytes", Buffer.from("1f8b0800a1b2c3d4000390919d8f", "hex")],
])("decodeText refuses %s", (_name, bytes) => {
  expect(decodeText(bytes)).toBeUndefined();
});
