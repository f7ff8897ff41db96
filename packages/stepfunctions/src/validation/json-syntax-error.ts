import type { Diagnostic } from "./diagnostic.ts";

/** A text that is not JSON, told as AWS's parser tells it. */
export function jsonSyntaxError(text: string): Diagnostic {
  const at = positionOf(text);
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  const token = /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0];
  const column = at - before.lastIndexOf("\n") + (token?.length ?? 0);
  const shown = text.length > 500 ? `${text.slice(0, 500)}"[truncated ${text.length - 500} chars]` : `${text}"`;
  const location = `[Source: (String)"${shown}; line: ${line}, column: ${column}]`;
  const char = text[at];
  const problem = token
    ? `Unrecognized token '${token}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`
    : char === undefined
      ? "Unexpected end-of-input"
      : `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): was expecting a valid value`;
  return { severity: "ERROR", code: "INVALID_JSON_DESCRIPTION", message: `${problem}\n at ${location}`, location };
}

function positionOf(text: string): number {
  try {
    JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /position (\d+)/.exec(message)?.[1];
    if (position !== undefined) return Number(position);
    if (!/end of JSON input/.test(message)) return text.search(/\S/);
  }
  return text.length;
}
