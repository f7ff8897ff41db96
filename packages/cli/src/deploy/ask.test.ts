import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import type { Io } from "../io.ts";
import { memoryIo } from "../testing/memory-io.ts";
import { ask } from "./ask.ts";

const question = { yes: false, question: "Delete it?" };

/** A person at a terminal who types this and goes. */
function terminal(typed: string): Io {
  const io = memoryIo("/");
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  stdin.end(typed);
  return { ...io, stdin, stdout: { ...io.stdout, isTTY: true } };
}

test.each([
  ["y\n", true],
  ["Yes\n", true],
  ["n\n", false],
  ["\n", false],
  ["", false],
])("ask takes %j for %s", async (typed, answer) => {
  expect(await ask(terminal(typed), question)).toBe(answer);
});

test("ask takes an interruption for a no", async () => {
  const io = { ...terminal(""), stdin: Object.assign(new PassThrough(), { isTTY: true }), signal: AbortSignal.abort() };
  expect(await ask(io, question)).toBe(false);
});

test("ask asks nobody off a terminal, and only --yes goes on", async () => {
  const io = memoryIo("/");
  await expect(ask(io, question)).rejects.toMatchObject({ code: "TRB-CLI-075" });
  expect(await ask(io, { ...question, yes: true })).toBe(true);
});
