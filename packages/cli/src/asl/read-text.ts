import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { TributaryError } from "@tributary/errors";

const words: Readonly<Record<string, string>> = {
  EACCES: "the permission is missing",
  EISDIR: "it is a directory",
  ELOOP: "its links lead in a circle",
  ENOENT: "there is no such file",
  ERR_FS_FILE_TOO_LARGE: "it is larger than 2 GiB",
};

/** The text of a JSON file, which is UTF-8. */
export async function readText(cwd: string, file: string): Promise<string> {
  const path = resolve(cwd, file);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    const why = words[cause.code ?? ""] ?? cause.code ?? cause.message;
    throw new TributaryError("TRB-CLI-009", `Cannot read ${file}: ${why}`, { at: { file: path }, cause });
  });
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const before = bytes.toString("utf8").split("\uFFFD", 1).join("");
    const lines = before.split("\n");
    const place = { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
    throw new TributaryError("TRB-ASL-011", "the document is not JSON: these bytes are no UTF-8", {
      at: { file: path, ...place },
      cause,
    });
  }
}
