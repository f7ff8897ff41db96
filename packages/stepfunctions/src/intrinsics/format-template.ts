import { RuntimeFault } from "../interpreter/state-failure.ts";
import { isJsonObject, type Json } from "../json.ts";

/** `States.Format`: each `{}` takes the next argument; `\{`, `\}` and `\\` stand for themselves. */
export function formatTemplate(template: string, args: readonly Json[]): string {
  let used = 0;
  const text = template.replace(/\\([{}\\])|\{\}/g, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = args[used++];
    return value === undefined ? match : shown(value);
  });
  if (used !== args.length) throw new RuntimeFault("Invalid arguments in States.Format", "States.IntrinsicFailure");
  return text;
}

/** Objects and arrays come out as Java prints maps and lists, which is what AWS answers. */
function shown(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, member]) => `${key}=${shown(member)}`);
    return `{${members.join(", ")}}`;
  }
  return String(value);
}
