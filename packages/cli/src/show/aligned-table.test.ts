import { expect, test } from "vitest";
import { alignedTable } from "./aligned-table.ts";

test("alignedTable aligns left and right, and leaves no space at a line's end", () => {
  const table = alignedTable(
    [{ head: "file" }, { head: "n", align: "right" }, { head: "record" }],
    [
      ["a.txt", "7", ""],
      ["long name.pdf", "12", "s3://x"],
    ],
  );
  expect(table).toBe("file            n  record\na.txt           7\nlong name.pdf  12  s3://x");
});

test("alignedTable counts what a terminal shows: no colours, two columns for wide characters", () => {
  const table = alignedTable(
    [{ head: "a" }, { head: "b" }],
    [
      ["\u001b[32mgreen\u001b[39m", "1"],
      ["文書", "2"],
      ["🎉é", "3"],
    ],
  );
  expect(table.split("\n")).toEqual(["a      b", "\u001b[32mgreen\u001b[39m  1", "文書   2", "🎉é    3"]);
});
