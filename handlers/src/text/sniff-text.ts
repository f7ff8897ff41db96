import { parseJson } from "../runtime/parse-json.ts";

/** The media type of a text by what it says; `text/plain` when it is nothing more special. */
export function sniffText(text: string, complete: boolean): string {
  const start = text.trimStart();
  if (/^(<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body)[\s>]/i.test(start)) return "text/html";
  if (/^<\?xml\s/.test(start)) return "application/xml";
  if (looksLikeMail(text)) return "message/rfc822";
  if (/^[[{]/.test(start)) {
    if (looksLikeJsonLines(start)) return "application/x-ndjson";
    if (complete ? parseJson(text) !== undefined : /^(\{\s*("|\})|\[\s*[[{"\d\]tfn-])/.test(start))
      return "application/json";
  }
  return "text/plain";
}

const mailHeaders =
  /^(from|to|cc|subject|date|message-id|received|return-path|mime-version|reply-to|delivered-to|content-type):/i;

/** An e-mail begins with header lines, three of them well known, up to the first empty line. */
function looksLikeMail(text: string): boolean {
  const head = text.slice(0, 16_384).split(/\r?\n\r?\n/, 1)[0] ?? "";
  const lines = head.split(/\r?\n/);
  if (!lines.every((line) => /^([!-9;-~]+:|[ \t]|$|From )/.test(line))) return false;
  const known = new Set(lines.flatMap((line) => mailHeaders.exec(line)?.[1]?.toLowerCase() ?? []));
  return known.size >= 3 && (known.has("from") || known.has("received"));
}

function looksLikeJsonLines(text: string): boolean {
  const lines = text.slice(0, 65_536).split(/\r?\n/);
  const [first, second] = lines;
  if (!first || !second?.trim()) return false;
  return [first, second].every((line) => /^[[{]/.test(line) && typeof parseJson(line) === "object");
}
