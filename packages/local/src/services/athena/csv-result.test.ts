import { expect, test } from "vitest";
import { printCsv, readCsv } from "./csv-result.ts";

test("readCsv reads back what printCsv wrote, NULL and empty text apart", () => {
  const rows = [
    ["a,b", 'say "hi"', ""],
    [undefined, "line\nbreak", "ü"],
    [undefined, undefined, undefined],
  ];
  expect(readCsv(printCsv(["x", "y", "z"], rows))).toEqual(rows);
  expect(readCsv(printCsv(["x"], [[undefined], ["v"]]))).toEqual([[undefined], ["v"]]);
});
