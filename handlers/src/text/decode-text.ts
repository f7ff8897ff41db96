export interface DecodedText {
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `windows-1252` */
  readonly encoding: string;
}

/** Decodes bytes that are text, or gives undefined for bytes that are not. A character cut at the end is left out. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = byteOrderMark(bytes);
  if (marked) return textOrNothing(decode(bytes, marked), marked);
  const utf8 = decode(bytes, "utf-8");
  if (utf8 !== undefined) return textOrNothing(utf8, "utf-8");
  // Old mail and exports from Windows: every byte has a meaning there, so only control characters tell binary data.
  return textOrNothing(decode(bytes, "windows-1252"), "windows-1252");
}

function byteOrderMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return undefined;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return undefined;
  }
}

function textOrNothing(text: string | undefined, encoding: string): DecodedText | undefined {
  return text !== undefined && isProse(text) ? { text, encoding } : undefined;
}

/** Text has no NUL and next to no control characters (terminal logs have a few escapes). */
function isProse(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0) return false;
    const white = code === 9 || code === 10 || code === 12 || code === 13;
    if ((code < 32 && !white) || (code >= 0x7f && code < 0xa0)) controls += 1;
  }
  return controls <= text.length / 100;
}
