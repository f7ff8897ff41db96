import type { Code } from "./code.ts";

const width = 120;

/** Where a piece begins, and how much of its last line is taken by what follows it. */
interface Place {
  readonly indent: string;
  readonly column: number;
  readonly after: number;
}

/** Code as text, lines broken where they would be longer than 120 characters. */
export function printCode(code: Code): string {
  return print(code, { indent: "", column: 0, after: 0 }).replaceAll("=> \n", "=>\n");
}

function print(code: Code, place: Place): string {
  const line = flat(code);
  if (line !== undefined && place.column + line.length + place.after <= width) return line;
  return typeof code === "string" ? code : broken(code, place);
}

/** All on one line; nothing for a chain of several calls, which never is. */
function flat(code: Code): string | undefined {
  if (typeof code === "string") return code.includes("\n") ? undefined : code;
  switch (code.kind) {
    case "sequence":
      return joined(code.parts.map(flat), "");
    case "list": {
      const inside = joined(code.items.map(flat), ", ");
      if (inside === undefined) return undefined;
      const space = code.open === "{" && code.items.length > 0 ? " " : "";
      return `${code.open}${space}${inside}${space}${code.close}`;
    }
    case "chain":
      return code.calls.length > 1 ? undefined : joined([code.head, ...code.calls.map(flat)], "");
  }
}

function joined(lines: readonly (string | undefined)[], separator: string): string | undefined {
  return lines.includes(undefined) ? undefined : lines.join(separator);
}

function broken(code: Exclude<Code, string>, place: Place): string {
  switch (code.kind) {
    case "sequence":
      return code.parts.reduce<string>((text, part, at) => {
        const rest = code.parts.slice(at + 1).reduce((sum, next) => sum + leastWidth(next), place.after);
        return text + print(part, { indent: place.indent, column: columnAfter(text, place), after: rest });
      }, "");
    case "list":
      return brokenList(code, place);
    case "chain": {
      const inner = `${place.indent}  `;
      if (code.calls.length === 1) {
        const [only = ""] = code.calls;
        return code.head + print(only, { ...place, column: place.column + code.head.length });
      }
      // A chain after `=>` begins on a line of its own.
      const start = place.column === place.indent.length ? code.head : `\n${inner}${code.head}`;
      const callIndent = place.column === place.indent.length ? inner : `${inner}  `;
      return `${start}${code.calls.map((each) => `\n${callIndent}${print(each, { indent: callIndent, column: callIndent.length, after: 0 })}`).join("")}`;
    }
  }
}

function brokenList(code: Extract<Code, { kind: "list" }>, place: Place): string {
  const { open, items, close } = code;
  const last = items.at(-1);
  const before = items.slice(0, -1).map(flat);
  const head = joined(before, ", ");
  // Only the last argument is broken, as in `task("A", () => ({ ... }))`.
  if (open === "(" && last !== undefined && head !== undefined && typeof last !== "string" && before.every(isShort)) {
    const start = `(${head}${head === "" ? "" : ", "}`;
    if (place.column + start.length < width - 20) {
      const text = print(last, { indent: place.indent, column: place.column + start.length, after: 1 });
      const [first = ""] = text.split("\n");
      // A call broken as the last of several arguments hides that it is one of them.
      const isCall = items.length > 1 && first.endsWith("(") && !first.includes("=>");
      if (!isCall && !text.startsWith("\n") && place.column + start.length + first.length <= width)
        return `${start}${text})`;
    }
  }
  const inner = `${place.indent}  `;
  const lines = items.map((item) => `${inner}${print(item, { indent: inner, column: inner.length, after: 1 })},`);
  return `${open}\n${lines.join("\n")}\n${place.indent}${close}`;
}

/** Arguments before a broken last one are names, strings and small things. */
function isShort(line: string | undefined): boolean {
  return line !== undefined && !line.includes("=>") && line.length < 60;
}

function columnAfter(text: string, place: Place): number {
  const end = text.lastIndexOf("\n");
  return end === -1 ? place.column + text.length : text.length - end - 1;
}

/** The characters that stand on the line for sure. */
function leastWidth(code: Code): number {
  if (typeof code === "string") return code.length;
  if (code.kind === "sequence") return code.parts[0] === undefined ? 0 : leastWidth(code.parts[0]);
  return code.kind === "list" ? code.open.length : code.head.length;
}
