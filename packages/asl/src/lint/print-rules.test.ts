import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { printRules } from "./print-rules.ts";

test("RULES.md is what the rules say now, with an example of each that needs no client", async () => {
  const file = await readFile(new URL("../../RULES.md", import.meta.url), "utf8");
  expect(file === printRules(), "run `npm run rules -w packages/asl`").toBe(true);
  // A definition near 1 MB is no example, and most arguments are known with a client only.
  const without = [...file.matchAll(/^## (TRB-ASL-\d+)\n((?!^## )[\s\S])*?(?=^## |(?![\s\S]))/gm)]
    .filter(([section]) => !section.includes("```json"))
    .map(([, code]) => code);
  expect(without).toEqual(["TRB-ASL-124", "TRB-ASL-141"]);
});
