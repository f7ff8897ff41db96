import { Script } from "node:vm";

/** A match may take this long before it is stopped. */
const MATCH_MS = 250;
/** Steps a pattern without nested repetition can take at worst, below which no watchdog is needed. */
const HARMLESS_STEPS = 1_000_000;

const matcher = new Script("__tributaryMatch()");

/**
 * The RegExp jsonata uses for definitions' patterns. A pattern that could backtrack for ever runs under V8's watchdog,
 * which can stop a match in the middle; harmless ones do not pay for it.
 */
class GuardedRegExp extends RegExp {
  readonly #repetitions: number;

  constructor(pattern: RegExp | string, flags?: string) {
    super(pattern, flags ?? (typeof pattern === "string" ? "" : pattern.flags));
    this.#repetitions = repetitions(this.source);
  }

  override exec(text: string): RegExpExecArray | null {
    if (text.length ** this.#repetitions <= HARMLESS_STEPS) return super.exec(text);
    let result: RegExpExecArray | null = null;
    const run = (): void => {
      result = super.exec(text);
    };
    const scope = globalThis as { __tributaryMatch?: () => void };
    scope.__tributaryMatch = run;
    try {
      matcher.runInThisContext({ timeout: MATCH_MS });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ERR_SCRIPT_EXECUTION_TIMEOUT") throw error;
      throw Object.assign(new Error(`The regular expression /${this.source}/ did not finish within ${MATCH_MS} ms`), {
        code: "D1012",
        value: MATCH_MS,
      });
    } finally {
      delete scope.__tributaryMatch;
    }
    return result;
  }
}

/** How often `*`, `+`, `{n,}` occur; a repetition around another one counts as endless. */
function repetitions(source: string): number {
  const bare = source.replace(/\\./g, "x").replace(/\[(?:\\.|[^\]])*\]/g, "x");
  if (/\)(?:[*+]|\{\d+(?:,\d*)?\})/.test(bare)) return 99;
  return bare.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
}

/** jsonata calls it with `new`, as it would call RegExp. */
export const guardedRegExp = new Proxy(RegExp, {
  construct: (_, [pattern, flags]: [RegExp | string, string?]) => new GuardedRegExp(pattern, flags),
});
