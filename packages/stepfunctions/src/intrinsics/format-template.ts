import { isJsonObject, type Json } from "../json.ts";
import { IntrinsicFault } from "./intrinsic-fault.ts";

/** `States.Format`: each `{}` takes the next argument; `\\{`, `\\}` and `\\\\` stand for themselves. */
export function formatTemplate(template: string, args: readonly Json[]): string {
  let used = 0;
  const text = template.replace(/\\([{}\\])|\{\}|[{}]/g, (match, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (match === "{") throw unmatched("}", "{");
    if (match === "}") throw unmatched("{", "}");
    const value = args[used++];
    return value === undefined ? match : shown(value);
  });
  if (used === args.length) return text;
  const detail = "Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.";
  throw new IntrinsicFault("Format", detail);
}

function unmatched(wanted: string, found: string): IntrinsicFault {
  return new IntrinsicFault(
    "Format",
    `Invalid template in States.Format: matching '${wanted}' not found for '${found}'.`,
  );
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
