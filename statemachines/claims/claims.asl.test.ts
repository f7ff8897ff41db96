import { readFile } from "node:fs/promises";
import { aslText, compile, workflowPicture } from "@tributary/pipeline";
import { expect, test } from "vitest";
import claims from "./pipeline.ts";

test("claims.asl.json is what the definition compiles to; `npm run asl -w statemachines` writes it anew", async () => {
  const checkedIn = await readFile(new URL("./claims.asl.json", import.meta.url), "utf8");
  expect(aslText(compile(claims))).toBe(checkedIn);
});

test("claims.svg shows what the definition compiles to", async () => {
  const checkedIn = await readFile(new URL("./claims.svg", import.meta.url), "utf8");
  expect(workflowPicture(compile(claims))).toBe(checkedIn);
});
