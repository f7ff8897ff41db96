import { spawn } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { pcm16, type Speech } from "./decode-speech.ts";

const program = "pocketsphinx_continuous";
const modelFolder = "/usr/share/pocketsphinx/model/en-us";

export interface HeardWord {
  readonly text: string;
  /** Seconds. */
  readonly start: number;
  readonly end: number;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** Path of the recogniser when program and American English model are installed, as Debian's packages do. */
export async function findPocketsphinx(path = process.env.PATH ?? ""): Promise<string | undefined> {
  if (!(await reachable(join(modelFolder, "en-us.lm.bin"), constants.R_OK))) return undefined;
  for (const folder of path.split(delimiter)) {
    const candidate = join(folder, program);
    if (folder !== "" && (await reachable(candidate, constants.X_OK))) return candidate;
  }
  return undefined;
}

const reachable = (path: string, mode: number): Promise<boolean> =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** Listens with pocketsphinx; silence and noises are left out. */
export async function hear(recogniser: string, speech: Speech, signal?: AbortSignal): Promise<HeardWord[]> {
  const folder = await mkdtemp(join(tmpdir(), "tributary-speech-"));
  try {
    const file = join(folder, "speech.raw");
    await writeFile(file, pcm16(speech));
    const model = [
      "-hmm",
      join(modelFolder, "en-us"),
      "-lm",
      join(modelFolder, "en-us.lm.bin"),
      "-dict",
      join(modelFolder, "cmudict-en-us.dict"),
    ];
    const flags = ["-infile", file, ...model, "-time", "yes", "-logfn", "/dev/null"];
    return wordsOf(await printed(recogniser, flags, signal));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a program prints. It runs in a group of its own: Ctrl-C at a terminal is for us to answer, not for it. */
async function printed(program: string, flags: readonly string[], signal?: AbortSignal): Promise<string> {
  const child = spawn(program, flags, {
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
    ...(signal && { signal }),
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, killedBy) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${killedBy ?? `exit code ${code}`}`)),
    );
  });
  const [output] = await Promise.all([text(child.stdout), ended]);
  return output;
}

/** Lines of `word start end probability`, between lines of whole utterances; `word(2)` is a second pronunciation. */
function wordsOf(output: string): HeardWord[] {
  return output.split("\n").flatMap((line) => {
    const [, text, start, end, confidence] =
      line.match(/^([^\s<[+]\S*) (\d+\.\d+) (\d+\.\d+) (\d\.\d+(?:e-?\d+)?)$/) ?? [];
    if (!text) return [];
    return [
      {
        text: text.replace(/\(\d+\)$/, ""),
        start: Number(start),
        end: Number(end),
        confidence: Math.min(1, Number(confidence)),
      },
    ];
  });
}
