import type { Sink } from "../io.ts";
import { seconds, statusWord } from "../show/words.ts";
import type { Progress } from "./progress.ts";

/** One line a file when it has ended; for pipes and logs. */
export function plainProgress(out: Sink): Progress {
  let total = 0;
  let done = 0;
  return {
    begin: (count) => {
      total = count;
      out.write(`${count} ${count === 1 ? "file" : "files"}\n`);
    },
    look: async () => {},
    ended: (result) => {
      done += 1;
      const facts = [statusWord(result), result.kind, seconds(result.seconds), result.reason].filter(
        (fact) => fact !== undefined && fact !== "",
      );
      out.write(`[${done}/${total}] ${result.name}  ${facts.join("  ")}\n`);
    },
    close: () => {},
  };
}
