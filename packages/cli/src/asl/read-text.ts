import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { TributaryError } from "@tributary/errors";

/** A file's text. Bytes that are no UTF-8 become U+FFFD, as every reader of JSON shows them. */
export async function readText(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw new TributaryError("TRB-CLI-009", `Cannot read ${file}: ${(cause as NodeJS.ErrnoException).code ?? cause}`, {
      at: { file: path },
      cause,
    });
  }
}
