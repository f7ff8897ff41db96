import { expect, test } from "vitest";
import { isTributaryError, TributaryError } from "./tributary-error.ts";

test("TributaryError keeps code, cause and place", () => {
  const cause = new Error("why");
  const error = new TributaryError("TRB-CLI-001", "what", { cause, at: { file: "a.ts", line: 1 } });
  expect(error).toMatchObject({ code: "TRB-CLI-001", message: "what", cause, at: { file: "a.ts", line: 1 } });
  expect(error.fix).toContain("pipeline --help");
});

test("TributaryError without options has neither cause nor place", () => {
  const error = new TributaryError("TRB-CLI-001", "what");
  expect(error.cause).toBeUndefined();
  expect(error.at).toBeUndefined();
});

test("isTributaryError knows an error of another copy of this package, and nothing else", () => {
  expect(isTributaryError(Object.assign(new Error("x"), { name: "TributaryError", code: "TRB-CLI-001" }))).toBe(true);
  expect(isTributaryError(new Error("x"))).toBe(false);
  expect(isTributaryError({ name: "TributaryError", code: "TRB-CLI-001" })).toBe(false);
  expect(isTributaryError(undefined)).toBe(false);
});
