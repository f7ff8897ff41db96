import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { transcribe } from "../index.ts";
import { decodeSpeech } from "./decode-speech.ts";
import { findPocketsphinx } from "./pocketsphinx.ts";

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../../../../test/samples", name));
const installed = (await findPocketsphinx()) !== undefined;

test.each([
  ["acme/call.wav", 27],
  ["globex/voicemail.mp3", 12],
])("decodeSpeech reads %s", async (name, seconds) => {
  const speech = await decodeSpeech(sample(name));
  expect(Math.round(speech.seconds)).toBe(seconds);
  expect(speech.samples.length / 16_000).toBeCloseTo(speech.seconds, 1);
});

test.skipIf(!installed)("transcribe hears words with times (skipped where pocketsphinx is not installed)", async () => {
  const { output } = await transcribe(sample("acme/call.wav"), { jobName: "job" });
  const { items, transcripts } = output.results;
  expect(items.length).toBeGreaterThan(30);
  expect(transcripts[0]?.transcript.split(" ")).toHaveLength(items.length);
  expect(
    items.every((item, index) => index === 0 || Number(item.start_time) >= Number(items[index - 1]?.start_time)),
  ).toBe(true);
});

test.skipIf(installed)("transcribe says plainly that no recogniser is there (skipped where one is)", async () => {
  await expect(transcribe(sample("acme/call.wav"), { jobName: "job" })).rejects.toMatchObject({
    code: "TranscriptUnavailable",
  });
});

test("transcribe refuses broken media and other languages", async () => {
  await expect(transcribe(Buffer.from("no sound"), { jobName: "job" })).rejects.toMatchObject({
    code: "BadRequestException",
  });
  await expect(transcribe(sample("acme/call.wav"), { jobName: "job", languageCode: "de-DE" })).rejects.toThrow(
    "not de-DE",
  );
});

test("findPocketsphinx finds nothing on an empty path", async () => {
  expect(await findPocketsphinx("")).toBeUndefined();
});
