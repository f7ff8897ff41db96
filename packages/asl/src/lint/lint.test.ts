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
