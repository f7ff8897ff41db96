import type { Json } from "../json.ts";

export type IntrinsicNode =
  | { readonly kind: "call"; readonly name: string; readonly args: readonly IntrinsicNode[]; readonly text: string }
  | { readonly kind: "path"; readonly text: string }
  | { readonly kind: "value"; readonly value: Json };

/** Reads `States.Format('...', $.a, States.UUID())`. Throws a SyntaxError when it is not an intrinsic call. */
export function parseIntrinsic(text: string): IntrinsicNode {
  const reader = new Reader(text);
  const node = reader.argument();
  reader.end();
  if (node.kind !== "call") throw new SyntaxError(`'${text}' is not an intrinsic function call`);
  return node;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  argument(): IntrinsicNode {
    this.#space();
    const rest = this.#text.slice(this.#at);
    if (rest.startsWith("'")) return { kind: "value", value: this.#string() };
    if (rest.startsWith("$")) return { kind: "path", text: this.#path() };
    const word = /^(true|false|null)(?![\w.])/.exec(rest) ?? /^-?\d+(\.\d+)?([eE][+-]?\d+)?/.exec(rest);
    if (word) {
      this.#at += word[0].length;
      return { kind: "value", value: JSON.parse(word[0]) as Json };
    }
    return this.#call(rest);
  }

  #call(rest: string): IntrinsicNode {
    const head = /^(States\.[A-Za-z0-9]+)\s*\(/.exec(rest);
    if (!head?.[1]) throw new SyntaxError(`'${this.#text}' cannot be read at ${this.#at}`);
    // https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html: up to 10 levels
    if (++this.#depth > 10) throw new SyntaxError(`'${this.#text}' nests more than 10 intrinsic functions`);
    const from = this.#at;
    this.#at += head[0].length;
    const args: IntrinsicNode[] = [];
    this.#space();
    if (this.#text[this.#at] === ")") this.#at++;
    else {
      for (;;) {
        args.push(this.argument());
        this.#space();
        const next = this.#text[this.#at++];
        if (next === ")") break;
        if (next !== ",") throw new SyntaxError(`'${this.#text}' has an unexpected '${next ?? "end"}'`);
      }
    }
    this.#depth--;
    return { kind: "call", name: head[1], args, text: this.#text.slice(from, this.#at) };
  }

  end(): void {
    this.#space();
    if (this.#at < this.#text.length) throw new SyntaxError(`'${this.#text}' goes on after the call`);
  }

  #space(): void {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
  }

  /** Backslash escapes exactly `'`, `{`, `}` and itself. Braces keep theirs for States.Format. */
  #string(): string {
    let value = "";
    for (let at = this.#at + 1; at < this.#text.length; at++) {
      const char = this.#text[at] as string;
      if (char === "'") {
        this.#at = at + 1;
        return value;
      }
      if (char !== "\\") value += char;
      else {
        const escaped = this.#text[++at] ?? "";
        if (escaped === "'") value += "'";
        else if ("{}\\".includes(escaped) && escaped) value += `\\${escaped}`;
        else throw new SyntaxError(`'${this.#text}' has an illegal escape '\\${escaped}'`);
      }
    }
    throw new SyntaxError(`'${this.#text}' has a string that is not closed`);
  }

  #path(): string {
    const from = this.#at;
    let depth = 0;
    let quote = "";
    for (; this.#at < this.#text.length; this.#at++) {
      const char = this.#text[this.#at] as string;
      if (quote) {
        if (char === "\\") this.#at++;
        else if (char === quote) quote = "";
      } else if (depth > 0 && (char === "'" || char === '"')) quote = char;
      else if (char === "[" || char === "(") depth++;
      else if (char === "]" || (char === ")" && depth > 0)) depth--;
      else if (depth === 0 && (char === "," || char === ")" || /\s/.test(char))) break;
    }
    return this.#text.slice(from, this.#at);
  }
}
