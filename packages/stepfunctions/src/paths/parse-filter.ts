import { RuntimeFault } from "../interpreter/state-failure.ts";
import { isJsonObject, type Json } from "../json.ts";
import { guardedRegExp } from "../jsonata/guarded-reg-exp.ts";
import type { FilterTest } from "./json-path.ts";

type Operand = (current: Json, root: Json) => Json | undefined;

const TOKEN =
  /\s*(?:(&&|\|\||==|!=|<=|>=|=~|[()!<>])|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|([@$](?:\.[\w-]+|\['[^']*'\]|\[-?\d+\])*)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|((?:in|nin|size|empty)\b)|(\[(?:[^\]'"]|'[^']*'|"[^"]*")*\])|(\/(?:[^/\\]|\\.)+\/i?))/y;

/** Reads the `(...)` of a filter `[?(...)]`. */
export function parseFilter(text: string): FilterTest {
  const tokens = tokenize(text);
  let at = 0;
  const peek = (): string | undefined => tokens[at];
  const or = (): FilterTest => {
    let left = and();
    while (peek() === "||") {
      at++;
      const [a, b] = [left, and()];
      left = (current, root) => a(current, root) || b(current, root);
    }
    return left;
  };
  const and = (): FilterTest => {
    let left = unary();
    while (peek() === "&&") {
      at++;
      const [a, b] = [left, unary()];
      left = (current, root) => a(current, root) && b(current, root);
    }
    return left;
  };
  const unary = (): FilterTest => {
    if (peek() === "!") {
      at++;
      const inner = unary();
      return (current, root) => !inner(current, root);
    }
    if (peek() === "(") {
      at++;
      const inner = or();
      if (tokens[at++] !== ")") throw new SyntaxError(`'${text}' has a parenthesis that is not closed`);
      return inner;
    }
    const left = operand(tokens[at++], text);
    const op = peek();
    if (op === undefined || !OPERATORS.has(op)) return (current, root) => left(current, root) !== undefined;
    at++;
    if (op === "=~") {
      const matches = patternTest(tokens[at++], text);
      return (current, root) => matches(left(current, root));
    }
    const right = operand(tokens[at++], text);
    return (current, root) => compare(op, left(current, root), right(current, root));
  };
  const test = or();
  if (at < tokens.length) throw new SyntaxError(`'${text}' has an unexpected '${tokens[at]}'`);
  return test;
}

const OPERATORS = new Set(["==", "!=", "<", "<=", ">", ">=", "=~", "in", "nin", "size", "empty"]);

/** Jayway matches the whole text. */
function patternTest(token: string | undefined, text: string): (value: Json | undefined) => boolean {
  const [, source, flags] = /^\/(.*)\/(i?)$/s.exec(token ?? "") ?? [];
  if (source === undefined) throw new SyntaxError(`'${text}' has no pattern after =~`);
  const pattern = new guardedRegExp(`^(?:${source})$`, flags);
  return (value) => {
    if (typeof value !== "string") return false;
    try {
      return pattern.exec(value) !== null;
    } catch (error) {
      throw new RuntimeFault(error instanceof Error ? error.message : String(error));
    }
  };
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw new SyntaxError(`'${text}' cannot be read at ${from}`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

function operand(token: string | undefined, text: string): Operand {
  if (token === undefined) throw new SyntaxError(`'${text}' ends too early`);
  if (token.startsWith("@") || token.startsWith("$")) return place(token);
  if (token.startsWith("'") || token.startsWith('"')) {
    const value = token.slice(1, -1).replace(/\\(.)/g, "$1");
    return () => value;
  }
  if (token.startsWith("[")) {
    const list = listOf(token, text);
    return () => list;
  }
  if (token === "true" || token === "false" || token === "null" || /^-?\d/.test(token)) {
    const value = JSON.parse(token) as Json;
    return () => value;
  }
  throw new SyntaxError(`'${text}' has an unexpected '${token}'`);
}

function listOf(token: string, text: string): Json[] {
  const json = token.replace(/'([^']*)'/g, (_, inner: string) => JSON.stringify(inner));
  try {
    return JSON.parse(json) as Json[];
  } catch {
    throw new SyntaxError(`'${text}' has a list that cannot be read: ${token}`);
  }
}

function place(token: string): Operand {
  const steps = [...token.slice(1).matchAll(/\.([\w-]+)|\['([^']*)'\]|\[(-?\d+)\]/g)].map(
    (m) => m[1] ?? m[2] ?? Number(m[3]),
  );
  const fromRoot = token.startsWith("$");
  return (current, root) => {
    let value: Json | undefined = fromRoot ? root : current;
    for (const step of steps) {
      if (typeof step === "number") value = Array.isArray(value) ? value.at(step) : undefined;
      else value = isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
      if (value === undefined) return undefined;
    }
    return value;
  };
}

function compare(op: string, left: Json | undefined, right: Json | undefined): boolean {
  if (op === "==") return left === right;
  if (op === "!=") return left !== right;
  if (op === "in" || op === "nin")
    return Array.isArray(right) && left !== undefined && right.includes(left) === (op === "in");
  if (op === "size" || op === "empty") {
    const length = typeof left === "string" || Array.isArray(left) ? left.length : undefined;
    return length !== undefined && (op === "size" ? length === right : (length === 0) === right);
  }
  if (typeof left === "number" && typeof right === "number") return ordered(op, left - right);
  if (typeof left === "string" && typeof right === "string")
    return ordered(op, left < right ? -1 : left > right ? 1 : 0);
  return false;
}

function ordered(op: string, sign: number): boolean {
  if (op === "<") return sign < 0;
  if (op === "<=") return sign <= 0;
  return op === ">" ? sign > 0 : sign >= 0;
}
