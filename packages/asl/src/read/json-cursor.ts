import { TributaryError } from "@tributary/errors";
import type { TextPlace } from "./read-json.ts";

const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** A position in a JSON text. */
export class JsonCursor {
  readonly #text: string;
  readonly #file: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;
  #lineEnd: number;

  constructor(text: string, file: string) {
    this.#text = text.startsWith("\uFEFF") ? text.slice(1) : text;
    this.#file = file;
    this.#lineEnd = this.#endOfLine();
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  peek(): string | undefined {
    return this.#text[this.#at];
  }

  skip(): void {
    this.match(/[ \t\r\n]*/y);
    if (/^(?:\/[/*]|#)/.test(this.#text.slice(this.#at, this.#at + 2))) this.fail("JSON has no comments");
  }

  take(mark: string): boolean {
    if (this.peek() !== mark) return false;
    this.#at += 1;
    return true;
  }

  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  /** Takes a string in double quotes. */
  string(): string {
    // From mark to mark, since one pattern for a string of megabytes overflows the stack of patterns.
    const special = /["\\]|\p{Cc}/gu;
    special.lastIndex = this.#at + 1;
    for (let found = special.exec(this.#text); found; found = special.exec(this.#text)) {
      const [mark] = found;
      if (mark === '"') {
        const quoted = this.#text.slice(this.#at, special.lastIndex);
        this.#at = special.lastIndex;
        return JSON.parse(quoted) as string;
      }
      if (mark === "\\") {
        escaped.lastIndex = found.index;
        if (!escaped.test(this.#text)) {
          this.#at = found.index;
          this.fail("JSON has no such escape");
        }
        special.lastIndex = escaped.lastIndex;
      } else if (mark < " ") break;
    }
    this.fail("a string is not closed on its line");
  }

  /** The cursor only moves on, so lines are counted as it passes them. */
  place(): TextPlace {
    while (this.#lineEnd < this.#at) {
      this.#line += 1;
      this.#lineStart = this.#lineEnd + 1;
      this.#lineEnd = this.#endOfLine();
    }
    return { line: this.#line, column: this.#at - this.#lineStart + 1 };
  }

  #endOfLine(): number {
    const end = this.#text.indexOf("\n", this.#lineStart);
    return end === -1 ? Number.POSITIVE_INFINITY : end;
  }

  /** What stands at the cursor is wrong. */
  fail(problem: string): never {
    const found = this.atEnd() ? "the text ends" : `found ${JSON.stringify(this.#text.slice(this.#at, this.#at + 12))}`;
    this.failAt(this.place(), `${problem}; ${found}`);
  }

  failAt(place: TextPlace, problem: string): never {
    throw new TributaryError("TRB-ASL-011", `the document is not JSON: ${problem}`, {
      at: { file: this.#file, ...place },
    });
  }
}
