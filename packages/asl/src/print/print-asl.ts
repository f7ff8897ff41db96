import type { StateMachine } from "../flow/state-machine.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { pointerPart } from "../states/walk-states.ts";

const width = 100;

/**
 * A machine or a definition as text, laid out as people write ASL: two spaces, short lists on one line.
 *
 * `written` says, by JSON pointer, how a value is spelled where JSON would spell it otherwise: a placeholder outside of
 * strings, a number such as `1e3`.
 */
export function printAsl(
  of: StateMachine | StateMachineDefinition,
  written: ReadonlyMap<string, string> = new Map(),
): string {
  const definition = "toAsl" in of ? of.toAsl() : of;
  return `${print(definition, { indent: "", used: 0, at: "", written })}\n`;
}

interface Spot {
  readonly indent: string;
  /** Characters already on the line. */
  readonly used: number;
  /** JSON pointer of the value. */
  readonly at: string;
  readonly written: ReadonlyMap<string, string>;
}

function print(value: unknown, spot: Spot): string {
  const { indent, used, at, written } = spot;
  const inner = `${indent}  `;
  // Most definitions are spelled as JSON spells them, and no pointer is looked for.
  const below = (key: string | number): string => (written.size === 0 ? "" : `${at}/${pointerPart(String(key))}`);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => print(item, { indent: inner, used: 0, at: below(index), written }));
    const line = `[${items.join(", ")}]`;
    const flat = value.every((item) => typeof item !== "object" || item === null);
    return flat && indent.length + used + line.length <= width ? line : block("[", "]", indent, items);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    if (entries.length === 0) return "{}";
    const lines = entries.map(([key, field]) => {
      const name = `${JSON.stringify(key)}: `;
      return name + print(field, { indent: inner, used: name.length, at: below(key), written });
    });
    return block("{", "}", indent, lines);
  }
  return written.get(at) ?? JSON.stringify(value);
}

function block(open: string, close: string, indent: string, lines: readonly string[]): string {
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent}${close}`;
}
