import type { StateMachine } from "../flow/state-machine.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { pointerPart } from "../states/walk-states.ts";

const width = 100;

/**
 * A machine or a definition as text, laid out as people write ASL: two spaces, short lists on one line.
 *
 * `bare` names placeholders, by JSON pointer, that stand outside of strings.
 */
export function printAsl(of: StateMachine | StateMachineDefinition, bare: ReadonlySet<string> = new Set()): string {
  const definition = "toAsl" in of ? of.toAsl() : of;
  return `${print(definition, { indent: "", used: 0, at: "", bare })}\n`;
}

interface Spot {
  readonly indent: string;
  /** Characters already on the line. */
  readonly used: number;
  /** JSON pointer of the value. */
  readonly at: string;
  readonly bare: ReadonlySet<string>;
}

function print(value: unknown, spot: Spot): string {
  const { indent, used, at, bare } = spot;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item, index) => print(item, { indent: inner, used: 0, at: `${at}/${index}`, bare }));
    const line = `[${items.join(", ")}]`;
    const flat = value.every((item) => typeof item !== "object" || item === null);
    return flat && indent.length + used + line.length <= width ? line : block("[", "]", indent, items);
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    if (entries.length === 0) return "{}";
    const lines = entries.map(([key, field]) => {
      const name = `${JSON.stringify(key)}: `;
      return name + print(field, { indent: inner, used: name.length, at: `${at}/${pointerPart(key)}`, bare });
    });
    return block("{", "}", indent, lines);
  }
  return bare.has(at) ? String(value) : JSON.stringify(value);
}

function block(open: string, close: string, indent: string, lines: readonly string[]): string {
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent}${close}`;
}
