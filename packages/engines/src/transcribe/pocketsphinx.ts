import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { pcm16, type Speech } from "./decode-speech.ts";

const run = promisify(execFile);
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
export async function hear(recogniser: string, speech: Speech): Promise<HeardWord[]> {
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
    const { stdout } = await run(recogniser, ["-infile", file, ...model, "-time", "yes", "-logfn", "/dev/null"], {
      maxBuffer: 64 * 1024 * 1024,
    });
    return wordsOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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
