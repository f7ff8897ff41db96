import type { Json } from "../states/state-machine-definition.ts";
import { nodeOf } from "./expr.ts";
import { printJsonata } from "./print-jsonata.ts";
import { requirePlain, requireScalar } from "./to-node.ts";

/** A value with expressions inside it as a JSONata payload: every expression becomes a `{% %}` string. */
export function toTemplate(value: unknown): Json {
  const node = nodeOf(value);
  if (node) return node.kind === "literal" ? plain(node.value) : delimit(printJsonata(node));
  if (Array.isArray(value)) return Object.freeze(value.map(toTemplate));
  if (typeof value === "object" && value !== null) {
    requirePlain(value);
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.freeze(Object.fromEntries(fields.map(([key, field]) => [key, toTemplate(field)])));
  }
  return plain(requireScalar(value));
}

/** Text that only looks like an expression is kept text. */
function plain(value: string | number | boolean | null): Json {
  if (typeof value !== "string" || !/^\s*\{%.*%\}\s*$/s.test(value)) return value;
  return delimit(printJsonata({ kind: "literal", value }));
}

function delimit(text: string): string {
  return `{% ${text} %}`;
}
