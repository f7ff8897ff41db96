import { ServiceError } from "../service-error.ts";

/** A row filter as SQL that any engine takes, and the columns it reads. */
export interface RowFilter {
  readonly sql: string;
  readonly columns: readonly string[];
}

interface Token {
  readonly kind: "word" | "name" | "text" | "number" | "sign" | "end";
  readonly text: string;
  readonly at: number;
}

const comparisons = new Set(["=", "<>", "!=", "<", "<=", ">", ">="]);
const reserved = new Set(["AND", "OR", "NOT", "IN", "LIKE", "BETWEEN", "IS", "NULL", "TRUE", "FALSE"]);
const deepest = 50;

/**
 * Reads a filter expression. It is read and printed again, never pasted: an expression can hold nothing but columns,
 * literals and the operators below, so it cannot end the statement it is put into.
 *
 * https://docs.aws.amazon.com/lake-formation/latest/dg/partiql-support.html
 */
export function readRowFilter(expression: string): RowFilter {
  const reader = new Reader(expression);
  const sql = reader.either(0);
  reader.expectEnd();
  return { sql, columns: [...reader.columns] };
}

class Reader {
  readonly columns = new Set<string>();
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(expression: string) {
    this.#tokens = tokensOf(expression);
  }

  either(depth: number): string {
    if (depth > deepest) throw invalid(this.#peek(), "it is nested too deeply");
    const parts = [this.#both(depth)];
    while (this.#word("OR")) parts.push(this.#both(depth));
    return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(" OR ")})`;
  }

  expectEnd(): void {
    if (this.#peek().kind !== "end") throw invalid(this.#peek(), "nothing was expected here");
  }

  #both(depth: number): string {
    const parts = [this.#negated(depth)];
    while (this.#word("AND")) parts.push(this.#negated(depth));
    return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(" AND ")})`;
  }

  #negated(depth: number): string {
    if (this.#word("NOT")) {
      if (depth > deepest) throw invalid(this.#peek(), "it is nested too deeply");
      return `(NOT ${this.#negated(depth + 1)})`;
    }
    if (this.#sign("(")) {
      const inside = this.either(depth + 1);
      if (!this.#sign(")")) throw invalid(this.#peek(), "a closing parenthesis is missing");
      return `(${inside})`;
    }
    return this.#comparison();
  }

  #comparison(): string {
    const left = this.#operand();
    if (this.#word("IS")) return `(${left} IS ${this.#word("NOT") ? "NOT " : ""}${this.#keyword("NULL")})`;
    const not = this.#word("NOT") ? "NOT " : "";
    if (this.#word("IN")) return `(${left} ${not}IN (${this.#literals().join(", ")}))`;
    if (this.#word("LIKE")) return `(${left} ${not}LIKE ${this.#literal()})`;
    if (this.#word("BETWEEN")) {
      const low = this.#literal();
      this.#keyword("AND");
      return `(${left} ${not}BETWEEN ${low} AND ${this.#literal()})`;
    }
    const sign = this.#peek();
    if (not === "" && sign.kind === "sign" && comparisons.has(sign.text)) {
      this.#next += 1;
      return `(${left} ${sign.text} ${this.#operand()})`;
    }
    if (not === "" && (left === "TRUE" || left === "FALSE")) return left;
    throw invalid(sign, "a comparison was expected");
  }

  #literals(): string[] {
    if (!this.#sign("(")) throw invalid(this.#peek(), "a list in parentheses was expected");
    const all = [this.#literal()];
    while (this.#sign(",")) all.push(this.#literal());
    if (!this.#sign(")")) throw invalid(this.#peek(), "a closing parenthesis is missing");
    return all;
  }

  #operand(): string {
    const token = this.#peek();
    const isColumn = token.kind === "name" || (token.kind === "word" && !reserved.has(token.text.toUpperCase()));
    if (!isColumn || this.#isTyped()) return this.#literal();
    this.#next += 1;
    const name = token.text.toLowerCase();
    this.columns.add(name);
    return `"${name.replaceAll('"', '""')}"`;
  }

  #literal(): string {
    const typed = this.#isTyped() ? `${this.#take().text.toUpperCase()} ` : "";
    const token = this.#take();
    if (token.kind === "text") return `${typed}'${token.text.replaceAll("'", "''")}'`;
    if (token.kind === "number") return token.text;
    const word = token.text.toUpperCase();
    if (token.kind === "word" && (word === "TRUE" || word === "FALSE")) return word;
    throw invalid(token, "a value was expected");
  }

  /** `DATE '2026-11-23'` */
  #isTyped(): boolean {
    const [token, after] = [this.#peek(), this.#tokens[this.#next + 1]];
    return token.kind === "word" && /^(date|timestamp)$/i.test(token.text) && after?.kind === "text";
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: "end", text: "", at: 0 };
  }

  #take(): Token {
    const token = this.#peek();
    if (token.kind !== "end") this.#next += 1;
    return token;
  }

  #word(word: string): boolean {
    const token = this.#peek();
    const is = token.kind === "word" && token.text.toUpperCase() === word;
    if (is) this.#next += 1;
    return is;
  }

  #sign(sign: string): boolean {
    const token = this.#peek();
    const is = token.kind === "sign" && token.text === sign;
    if (is) this.#next += 1;
    return is;
  }

  #keyword(word: string): string {
    if (!this.#word(word)) throw invalid(this.#peek(), `${word} was expected`);
    return word;
  }
}

const tokenPattern =
  /\s+|'((?:[^']|'')*)'|"((?:[^"]|"")+)"|([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?)|(<>|!=|<=|>=|[=<>(),])/gy;

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of expression.matchAll(tokenPattern)) {
    const [whole, text, name, word, number, sign] = match;
    if (text !== undefined) tokens.push({ kind: "text", text: text.replaceAll("''", "'"), at });
    else if (name !== undefined) tokens.push({ kind: "name", text: name.replaceAll('""', '"'), at });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, at });
    else if (number !== undefined) tokens.push({ kind: "number", text: number, at });
    else if (sign !== undefined) tokens.push({ kind: "sign", text: sign, at });
    at += whole.length;
  }
  const end: Token = { kind: "end", text: "", at };
  if (at < expression.length)
    throw invalid({ ...end, text: expression.charAt(at) }, "this cannot stand in a row filter");
  return [...tokens, end];
}

function invalid({ text, at }: Token, why: string): ServiceError {
  const what = text === "" ? "its end" : `'${text}'`;
  return new ServiceError(
    "InvalidInputException",
    `Invalid filter expression at ${what} (character ${at + 1}): ${why}.`,
  );
}
