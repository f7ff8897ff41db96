import { pointerPart } from "../states/walk-states.ts";
import { JsonCursor } from "./json-cursor.ts";

/** A place in a text, counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A JSON text as its value, with where every part of it stands. */
export interface LocatedJson {
  readonly value: unknown;
  /** By JSON pointer. */
  readonly places: ReadonlyMap<string, TextPlace>;
  /**
   * By JSON pointer, the spelling of what JSON would spell otherwise: placeholders outside of strings, as in
   * `"MaxConcurrency": ${Max}`, whose value is the string `${Max}`, and numbers such as `1.0`, `1e3` and those of more
   * digits than a double holds.
   */
  readonly written: ReadonlyMap<string, string>;
}

/** Far more than a definition needs, and far less than the stack holds. */
const deepest = 500;

/** Reads JSON as templates hold it: placeholders may stand where a value belongs. Throws `TRB-ASL-011` with line and column. */
export function readJson(text: string, file = "definition"): LocatedJson {
  const cursor = new JsonCursor(text, file);
  const places = new Map<string, TextPlace>();
  const written = new Map<string, string>();
  let depth = 0;
  const value = readValue("");
  cursor.skip();
  if (!cursor.atEnd()) cursor.fail("the document has ended, yet more follows");
  return { value, places, written };

  function readValue(at: string): unknown {
    cursor.skip();
    places.set(at, cursor.place());
    const open = cursor.peek();
    if (open === "{" || open === "[") {
      if (depth === deepest) cursor.fail(`values are nested over ${deepest} deep`);
      cursor.take(open);
      depth += 1;
      const inner = open === "{" ? readObject(at) : readArray(at);
      depth -= 1;
      return inner;
    }
    if (cursor.peek() === '"') return cursor.string();
    const placeholder = cursor.match(/\$\{[^}"\n]+\}/y);
    if (placeholder !== undefined) {
      written.set(at, placeholder);
      return placeholder;
    }
    const scalar = cursor.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y);
    if (scalar === undefined) return cursor.fail("a value belongs here");
    const value: unknown = JSON.parse(scalar);
    if (JSON.stringify(value) !== scalar) written.set(at, scalar);
    return value;
  }

  function readObject(at: string): unknown {
    const fields: [string, unknown][] = [];
    const seen = new Set<string>();
    cursor.skip();
    if (cursor.take("}")) return {};
    do {
      cursor.skip();
      if (seen.size > 0 && cursor.peek() === "}") cursor.fail("no comma belongs before a }");
      if (cursor.peek() !== '"') cursor.fail("a name in double quotes belongs here");
      const start = cursor.place();
      const name = cursor.string();
      if (seen.has(name)) cursor.failAt(start, `the name "${name}" stands twice`);
      seen.add(name);
      cursor.skip();
      if (!cursor.take(":")) cursor.fail(`a colon belongs after "${name}"`);
      fields.push([name, readValue(`${at}/${pointerPart(name)}`)]);
      cursor.skip();
    } while (cursor.take(","));
    if (!cursor.take("}")) cursor.fail("a comma or } belongs here");
    return Object.fromEntries(fields);
  }

  function readArray(at: string): unknown {
    const items: unknown[] = [];
    cursor.skip();
    if (cursor.take("]")) return items;
    do {
      cursor.skip();
      if (items.length > 0 && cursor.peek() === "]") cursor.fail("no comma belongs before a ]");
      items.push(readValue(`${at}/${items.length}`));
      cursor.skip();
    } while (cursor.take(","));
    if (!cursor.take("]")) cursor.fail("a comma or ] belongs here");
    return items;
  }
}
