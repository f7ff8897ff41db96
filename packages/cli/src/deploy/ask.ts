import { createInterface } from "node:readline/promises";
import { TributaryError } from "@tributary/errors";
import type { Io } from "../io.ts";

export interface Approval {
  /** `--yes` */
  readonly yes: boolean;
  readonly question: string;
}

/** Asks a person; off a terminal nobody is there to ask, and only `--yes` goes on. */
export async function ask(io: Io, { yes, question }: Approval): Promise<boolean> {
  if (yes) return true;
  if (io.stdout.isTTY !== true || io.stdin === undefined || io.stdin.isTTY !== true)
    throw new TributaryError("TRB-CLI-075", `${question} There is no terminal to ask at`);
  const prompt = createInterface({ input: io.stdin, output: process.stdout });
  // Ctrl-C, Ctrl-D and an input that ends are a "no".
  const gone = new Promise<string>((resolve) => prompt.once("close", () => resolve("no")));
  try {
    const answer = await Promise.race([prompt.question(`${question} [y/N] `, { signal: io.signal }), gone]);
    return /^y(es)?$/i.test(answer.trim());
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") return false;
    throw error;
  } finally {
    prompt.close();
  }
}
