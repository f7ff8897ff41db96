import { TributaryError } from "@tributary/errors";
import type { TextPlace } from "./read-json.ts";

/** A position in a JSON text. */
export class JsonCursor {
  readonly #text: string;
  readonly #file: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string, file: string) {
    this.#text = text.startsWith("\uFEFF") ? text.slice(1) : text;
    this.#file = file;
  }

  atEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  peek(): string | undefined {
    return this.#text[this.#at];
  }

  skip(): void {
    while (/[ \t\r\n]/.test(this.#text[this.#at] ?? "")) this.#at += 1;
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
    const start = this.place();
    // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON allows no control characters in strings
    const quoted = this.match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y);
    if (quoted === undefined) this.fail("a string is not closed on its line, or has an unknown escape", start);
    return JSON.parse(quoted) as string;
  }

  /** The cursor only moves on, so lines are counted as it passes them. */
  place(): TextPlace {
    for (;;) {
      const end = this.#text.indexOf("\n", this.#lineStart);
      if (end === -1 || end >= this.#at) return { line: this.#line, column: this.#at - this.#lineStart + 1 };
      this.#line += 1;
      this.#lineStart = end + 1;
    }
  }

  fail(problem: string, place: TextPlace = this.place()): never {
    const found = this.atEnd() ? "the text ends" : `found ${JSON.stringify(this.#text.slice(this.#at, this.#at + 12))}`;
    throw new TributaryError("TRB-ASL-011", `the document is not JSON: ${problem}; ${found}`, {
      at: { file: this.#file, ...place },
    });
  }
}
