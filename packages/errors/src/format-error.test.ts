import { expect, test } from "vitest";
import { formatError } from "./format-error.ts";
import { TributaryError } from "./tributary-error.ts";

test("formatError tells code, place, cause and remedy, and no stack", () => {
  const error = new TributaryError("TRB-CLI-005", "The pipeline file fails", {
    at: { file: "pipeline.ts", line: 3, column: 7 },
    cause: new Error("no such host"),
    fix: "Mend line 3.",
  });
  expect(formatError(error)).toBe(
    "TRB-CLI-005: The pipeline file fails\n  at   pipeline.ts:3:7\n  why  no such host\n  fix  Mend line 3.",
  );
});

test("formatError takes the remedy from the table and says no cause twice", () => {
  const error = new TributaryError("TRB-CLI-010", "There is no file in in: ENOENT", { cause: new Error("ENOENT") });
  expect(formatError(error)).toBe(
    "TRB-CLI-010: There is no file in in: ENOENT\n  fix  Name a folder with files in it, or files.",
  );
});

test("formatError tells a place that has a file only", () => {
  expect(formatError(new TributaryError("TRB-CLI-006", "x", { at: { file: "a.ts" } }))).toContain("  at   a.ts\n");
});

test("formatError keeps the stack of our own defects, and takes what is no error", () => {
  expect(formatError(new TypeError("x is not a function"))).toContain("format-error.test.ts");
  expect(formatError("text")).toBe("text");
});
