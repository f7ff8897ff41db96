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
  return `${printer(written)(definition, "", 0)}\n`;
}

/** Prints a value that begins in a column of a line with that indent. Written as one loop: it is most of what a build takes. */
function printer(written: ReadonlyMap<string, string>): (value: unknown, indent: string, column: number) => string {
  const names = new Map<string, string>();
  // Most definitions are spelled as JSON spells them, and no pointer is looked for.
  const path: string[] | undefined = written.size === 0 ? undefined : [""];
  return print;

  function print(value: unknown, indent: string, column: number): string {
    if (Array.isArray(value)) return list(value, indent, column);
    if (typeof value === "object" && value !== null) return fields(value as Readonly<Record<string, unknown>>, indent);
    return (path && written.get(path.join("/"))) ?? JSON.stringify(value);
  }

  function fields(value: Readonly<Record<string, unknown>>, indent: string): string {
    const inner = `${indent}  `;
    let text = "";
    for (const key of Object.keys(value)) {
      const field = value[key];
      if (field === undefined) continue;
      const name = nameOf(key);
      path?.push(pointerPart(key));
      text += `${text === "" ? "{" : ","}\n${inner}${name}${print(field, inner, inner.length + name.length)}`;
      path?.pop();
    }
    return text === "" ? "{}" : `${text}\n${indent}}`;
  }

  function list(value: readonly unknown[], indent: string, column: number): string {
    const inner = `${indent}  `;
    const items = value.map((item, index) => {
      path?.push(String(index));
      const text = print(item, inner, inner.length);
      path?.pop();
      return text;
    });
    const isFlat = value.every((item) => typeof item !== "object" || item === null);
    const line = isFlat ? `[${items.join(", ")}]` : "";
    if (isFlat && column + line.length <= width) return line;
    return `[\n${inner}${items.join(`,\n${inner}`)}\n${indent}]`;
  }

  function nameOf(key: string): string {
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = `${JSON.stringify(key)}: `;
    names.set(key, name);
    return name;
  }
}
