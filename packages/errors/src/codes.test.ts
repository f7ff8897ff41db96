import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { codes } from "./codes.ts";
import { printCodes } from "./print-codes.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const rooms = ["access", "asl", "assembly", "cli", "engines", "local", "pipeline", "stepfunctions"];
const folders = [...rooms.map((room) => `packages/${room}/src`), "catalog/src", "handlers/src"];

/** Codes that the sources of every room mention, tests left out. */
async function mentioned(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const folder of folders) {
    for (const entry of await readdir(join(repository, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith(".ts") || entry.name.endsWith(".test.ts")) continue;
      const text = await readFile(join(entry.parentPath, entry.name), "utf8");
      for (const [code] of text.matchAll(/TRB-[A-Z]+-\d{3,}/g)) found.add(code);
    }
  }
  return found;
}

test("every code of the table is thrown somewhere, and every thrown code stands in the table", async () => {
  const used = await mentioned();
  expect([...used].filter((code) => !(code in codes)).sort(), "thrown, not in the table").toEqual([]);
  expect(
    Object.keys(codes)
      .filter((code) => !used.has(code))
      .sort(),
    "in the table, never thrown",
  ).toEqual([]);
});

test("CODES.md is what the table says now", async () => {
  const file = await readFile(new URL("../CODES.md", import.meta.url), "utf8");
  expect(file === printCodes(), "run `npm run codes -w packages/errors`").toBe(true);
});

test("each code has its room's letters and three digits", () => {
  for (const code of Object.keys(codes)) expect(code).toMatch(/^TRB-(ASL|PIP|ACC|ASM|SFN|ENG|LOC|CLI|CAT)-\d{3}$/);
});

test("every entry says what, why and what to do, in sentences", () => {
  for (const [code, { title, why, fix }] of Object.entries(codes)) {
    expect(title, code).toMatch(/[^.]$/);
    expect(why, code).toMatch(/[.?!]$/);
    expect(fix, code).toMatch(/[.?!]$/);
  }
});
