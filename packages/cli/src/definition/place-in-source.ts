import { readFile } from "node:fs/promises";
import type { SourcePlace } from "@tributary/errors";

/** Where the author's file exports `name`; without such an export, the file's beginning, where one belongs. */
export async function placeOfExport(file: string, name: string | undefined): Promise<SourcePlace> {
  const word = name?.replace(/[^\w]/g, "\\$&");
  const [place] =
    word === undefined ? [] : await places(file, new RegExp(`^[ \\t]*export\\b[^\\n;]*\\b${word}\\b`, "gm"));
  return place ?? { file, line: 1, column: 1 };
}

/** What is thrown and is no error has no stack; a file with one `throw` says all the same where it was. */
export async function placeOfThrow(file: string): Promise<SourcePlace> {
  const found = await places(file, /(?<![\w.$])throw\b/g);
  return found.length === 1 && found[0] ? found[0] : { file };
}

async function places(file: string, pattern: RegExp): Promise<SourcePlace[]> {
  const text = await readFile(file, "utf8");
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => {
    const before = text.slice(0, index + found.length - found.trimStart().length).split("\n");
    return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
}
