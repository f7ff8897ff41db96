import { expect, test } from "vitest";
import { cellOf } from "./cell-of.ts";

test.each([
  ["12", "bigint", 12],
  ["-3", "integer", -3],
  ["9007199254740993", "bigint", "9007199254740993"],
  ["1.5", "double", 1.5],
  ["NaN", "double", "NaN"],
  ["Infinity", "real", "Infinity"],
  ["12.30", "decimal", "12.30"],
  ["true", "boolean", true],
  ["false", "boolean", false],
  ["12", "varchar", "12"],
  ["", "varchar", ""],
  [undefined, "varchar", null],
])("cellOf %s as %s", (text, type, value) => {
  expect(cellOf(text, type)).toBe(value);
});
