import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** One turn of a call: a flite voice and what it says. */
export interface Turn {
  readonly voice: "slt" | "rms" | "awb" | "kal16";
  readonly words: string;
}

/** The support call: an agent and a customer, taking turns. */
export const call: readonly Turn[] = [
  { voice: "slt", words: "Thank you for calling customer support. How can I help you today?" },
  { voice: "rms", words: "Hello, I would like to report a problem with my insurance claim." },
  { voice: "slt", words: "I am sorry to hear that. Can I have your account number please?" },
  { voice: "rms", words: "Yes, the account number is four seven one nine." },
  { voice: "slt", words: "Thank you. I can see that the payment was sent on Monday." },
  { voice: "rms", words: "That is good news. Thank you very much for your help." },
];

/** A message left on a machine, one voice. */
export const voicemail: readonly Turn[] = [
  {
    voice: "rms",
    words: "Hello, this is a message about the delivery. The order arrived late and two boxes were broken.",
  },
  { voice: "rms", words: "Please call me back on Tuesday. We need a refund for the damaged items." },
];

export function flitePresent(): boolean {
  return ["flite", "sox", "lame"].every((program) => {
    try {
      execFileSync("which", [program], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
}

/** 16 kHz mono WAV of the turns, half a second of silence between. */
export function speak(turns: readonly Turn[]): Uint8Array {
  return inFolder((folder) => {
    const parts = turns.map((turn, index) => {
      const raw = join(folder, `${index}-raw.wav`);
      const part = join(folder, `${index}.wav`);
      execFileSync("flite", ["-voice", turn.voice, "-t", turn.words, "-o", raw]);
      execFileSync("sox", ["-D", raw, "-r", "16000", "-c", "1", "-b", "16", part, "pad", "0.1", "0.5"]);
      return part;
    });
    const whole = join(folder, "whole.wav");
    execFileSync("sox", ["-D", ...parts, whole]);
    return readFileSync(whole);
  });
}

export function mp3Of(wav: Uint8Array): Uint8Array {
  return inFolder((folder) => {
    execFileSync("lame", ["--quiet", "-b", "64", "-m", "m", "-", join(folder, "whole.mp3")], { input: wav });
    return readFileSync(join(folder, "whole.mp3"));
  });
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "tributary-speech-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
