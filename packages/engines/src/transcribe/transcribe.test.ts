import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { transcribe } from "../index.ts";
import { decodeSpeech } from "./decode-speech.ts";
import { findPocketsphinx } from "./pocketsphinx.ts";

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, "../../../../test/samples", name));
// Recognition takes seconds on a free core and the suite leaves none free.
vi.setConfig({ testTimeout: 180_000 });

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

test.skipIf(!installed)(
  "transcribe labels the two voices of a call (skipped where pocketsphinx is not installed)",
  async () => {
    const { output } = await transcribe(sample("acme/call.wav"), { jobName: "job", speakers: 2 });
    const { items, speaker_labels } = output.results;
    expect(speaker_labels?.speakers).toBe(2);
    const said = (label: string): string =>
      items
        .filter(({ speaker_label }) => speaker_label === label)
        .map(({ alternatives }) => alternatives[0]?.content)
        .join(" ");
    expect(said("spk_0")).toContain("your account number please thank you");
    expect(said("spk_1")).toContain("report a problem with my insurance claim yes the account number");
    expect(speaker_labels?.segments.flatMap(({ items }) => items)).toHaveLength(items.length);
  },
);

test.skipIf(!installed)(
  "transcribe hears one voice in a monologue, and labels nobody unless asked (skipped where pocketsphinx is not installed)",
  async () => {
    const media = sample("globex/voicemail.mp3");
    expect((await transcribe(media, { jobName: "job", speakers: 5 })).output.results.speaker_labels?.speakers).toBe(1);
    const unasked = (await transcribe(media, { jobName: "job" })).output.results;
    expect(unasked.speaker_labels).toBeUndefined();
    expect(unasked.items.every((item) => item.speaker_label === undefined)).toBe(true);
  },
);

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
