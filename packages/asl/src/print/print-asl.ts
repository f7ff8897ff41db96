import type { StateMachine } from "../flow/state-machine.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";

const width = 100;

/** A machine or a definition as text, laid out as people write ASL: two spaces, short lists on one line. */
export function printAsl(of: StateMachine | StateMachineDefinition): string {
  const definition = "toAsl" in of ? of.toAsl() : of;
  return `${print(definition, "", 0)}\n`;
}

function print(value: unknown, indent: string, used: number): string {
  if (Array.isArray(value)) {
    const line = `[${value.map((item) => JSON.stringify(item)).join(", ")}]`;
    const short =
      value.every((item) => typeof item !== "object" || item === null) && indent.length + used + line.length <= width;
    if (short) return line;
    return block(
      "[",
      "]",
      indent,
      value.map((item) => print(item, `${indent}  `, 0)),
    );
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    if (entries.length === 0) return "{}";
    const lines = entries.map(([key, field]) => {
      const name = `${JSON.stringify(key)}: `;
      return name + print(field, `${indent}  `, name.length);
    });
    return block("{", "}", indent, lines);
  }
  return JSON.stringify(value);
}

function block(open: string, close: string, indent: string, lines: readonly string[]): string {
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(",\n")}\n${indent}${close}`;
}
