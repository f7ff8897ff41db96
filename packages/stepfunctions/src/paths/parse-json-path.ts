import type { JsonPath, Segment, Selector } from "./json-path.ts";
import { parseFilter } from "./parse-filter.ts";

const cache = new Map<string, JsonPath>();

/** Reads a JSONPath that starts at `$`. Throws a SyntaxError that says what was found. */
export function parseJsonPath(text: string): JsonPath {
  let path = cache.get(text);
  if (!path) {
    path = read(text);
    if (cache.size > 10_000) cache.clear();
    cache.set(text, path);
  }
  return path;
}

function read(text: string): JsonPath {
  if (!text.startsWith("$")) throw new SyntaxError(`'${text}' does not start with $`);
  const segments: Segment[] = [];
  let at = 1;
  while (at < text.length) {
    let deep = false;
    if (text[at] === ".") {
      at++;
      if (text[at] === ".") {
        deep = true;
        at++;
      }
      if (at >= text.length) throw new SyntaxError(`'${text}' ends with a dot`);
      if (text[at] !== "[") {
        const end = endOfName(text, at);
        if (end === at) throw new SyntaxError(`'${text}' has no name at ${at}`);
        segments.push({ selector: nameSelector(text.slice(at, end)), deep });
        at = end;
        continue;
      }
    }
    if (text[at] !== "[") throw new SyntaxError(`'${text}' has an unexpected '${text[at]}' at ${at}`);
    const end = endOfBracket(text, at);
    segments.push({ selector: bracketSelector(text.slice(at + 1, end).trim(), text), deep });
    at = end + 1;
  }
  const definite = segments.every(
    ({ selector, deep }) => !deep && ["name", "index", "function"].includes(selector.kind),
  );
  return { text, segments, definite };
}

function nameSelector(name: string): Selector {
  if (name === "*") return { kind: "wildcard" };
  const call = /^(length|min|max|avg|stddev|sum|keys|concat|append)\(\)$/.exec(name);
  if (call?.[1]) return { kind: "function", name: call[1] };
  return { kind: "name", name };
}

function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "." && text[at] !== "[") at++;
  return at;
}

/** The `]` that closes the bracket at `from`, with quoted text and nested brackets skipped. */
function endOfBracket(text: string, from: number): number {
  let depth = 0;
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const char = text[at] as string;
    if (quote) {
      if (char === "\\") at++;
      else if (char === quote) quote = "";
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "[") depth++;
    else if (char === "]" && --depth === 0) return at;
  }
  throw new SyntaxError(`'${text}' has a bracket that is not closed`);
}

function bracketSelector(inside: string, text: string): Selector {
  if (inside === "*") return { kind: "wildcard" };
  if (inside.startsWith("?")) return { kind: "filter", test: parseFilter(inside.slice(1).trim()) };
  if (inside.startsWith("'") || inside.startsWith('"')) {
    const names = [...inside.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((m) =>
      (m[1] ?? m[2] ?? "").replace(/\\(.)/g, "$1"),
    );
    const [name] = names;
    if (name === undefined) throw new SyntaxError(`'${text}' has a name that is not closed`);
    return names.length === 1 ? { kind: "name", name } : { kind: "names", names };
  }
  const slice = /^(-?\d+)?\s*:\s*(-?\d+)?(?:\s*:\s*(-?\d+))?$/.exec(inside);
  if (slice) return { kind: "slice", from: number(slice[1]), to: number(slice[2]), step: number(slice[3]) ?? 1 };
  if (/^-?\d+(\s*,\s*-?\d+)*$/.test(inside)) {
    const indexes = inside.split(",").map((part) => Number(part));
    return indexes.length === 1 ? { kind: "index", index: indexes[0] as number } : { kind: "indexes", indexes };
  }
  throw new SyntaxError(`'${text}' has an unexpected '[${inside}]'`);
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
