import { codes } from "@tributary/errors";
import { expect, test } from "vitest";
import { lint } from "../index.ts";
import { secondOpinion } from "../second-opinion.ts";
import cases from "./lint-cases.json" with { type: "json" };

interface Case {
  readonly why: string;
  readonly definition: unknown;
  readonly type?: "EXPRESS";
  /** `code location` of every diagnostic. */
  readonly finds: readonly string[];
  /** asl-validator sees it too. */
  readonly confirmed?: boolean;
}

for (const { why, definition, finds, confirmed, type } of cases as readonly Case[]) {
  test(`lint ${why}`, () => {
    const found = lint(definition, type ? { type } : {});
    expect(found.map(({ code, location }) => `${code} ${location}`)).toEqual(finds);
    for (const { code } of found) expect(codes[code].fix).not.toBe("");
    if (confirmed !== undefined) expect(secondOpinion(definition).length > 0).toBe(confirmed);
  });
}

test("lint survives any JSON value", () => {
  for (const value of [
    null,
    1,
    "x",
    [],
    {},
    { StartAt: 1 },
    { StartAt: "A", States: { A: null } },
    { StartAt: "A", States: [] },
  ]) {
    expect(lint(value)[0]?.code).toBe("TRB-ASL-100");
  }
});

test("lint warns of a definition near 1 MB, and refuses one over it", () => {
  const sized = (bytes: number): unknown => ({
    StartAt: "A",
    States: { A: { Type: "Pass", Result: "x".repeat(bytes), End: true } },
  });
  const found = (bytes: number): readonly string[] =>
    lint(sized(bytes)).map(({ code, severity }) => `${severity} ${code}`);
  expect(found(900_000)).toEqual([]);
  expect(found(1_000_000)).toEqual(["warning TRB-ASL-124"]);
  expect(found(1_048_576)).toEqual(["error TRB-ASL-124"]);
});

test("lint allows nothing without a reason", () => {
  const definition = {
    StartAt: "A",
    States: { A: { Type: "Task", Resource: "arn:aws:states:::aws-sdk:s3:getObject", End: true } },
  };
  const codesOf = (reason: string): readonly string[] =>
    lint(definition, { allow: [{ code: "TRB-ASL-142", reason }] }).map(({ code }) => code);
  expect(codesOf("objects of 1 KB")).toEqual([]);
  expect(codesOf(" ")).toEqual(["TRB-ASL-142"]);
});

test("lint takes the items and the type it is told", () => {
  const inner = { StartAt: "B", States: { B: { Type: "Pass", End: true } } };
  const definition = { StartAt: "A", States: { A: { Type: "Map", ItemProcessor: inner, End: true } } };
  expect(lint(definition)).toEqual([]);
  expect(lint(definition, { items: 10_000 }).map(({ code }) => code)).toEqual(["TRB-ASL-143"]);
  expect(lint(definition, { items: 10_000, type: "EXPRESS" })).toEqual([]);
});

test("lint is silent about what was allowed with a reason, there only", () => {
  const task = { Type: "Task", Resource: "arn:aws:states:::aws-sdk:translate:translateText", Arguments: {} };
  const definition = {
    QueryLanguage: "JSONata",
    StartAt: "A",
    States: { A: { ...task, Next: "B" }, B: { ...task, End: true } },
  };
  const allow = [{ code: "TRB-ASL-119", location: "/States/A", reason: "one call a day" }] as const;
  expect(lint(definition).map(({ location }) => location)).toEqual(["/States/A", "/States/B"]);
  expect(lint(definition, { allow }).map(({ location }) => location)).toEqual(["/States/B"]);
});
