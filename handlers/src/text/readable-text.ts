import { ReasonError } from "../reasons/reason-error.ts";
import { parseJson } from "../runtime/parse-json.ts";
import { decodeText } from "./decode-text.ts";
import { htmlTitle, htmlToPlain } from "./html-to-plain.ts";
import { jsonStrings } from "./json-strings.ts";
import { readMail } from "./read-mail.ts";
import { sniffText } from "./sniff-text.ts";

/** What a person reads in a file of text. */
export interface ReadableText {
  readonly text: string;
  readonly title?: string;
  /** Of an e-mail. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly name?: string; readonly media_type: string; readonly bytes: number }[];
}

/**
 * Reads a file of text as a person would: a web page without markup, an e-mail's body, a JSON document's strings.
 *
 * Identify, extract and collect all read a file through here, so lengths and offsets agree.
 */
export async function readableText(bytes: Uint8Array): Promise<ReadableText> {
  const decoded = decodeText(bytes);
  if (!decoded) throw new ReasonError("CorruptObject", "The file is not text in UTF-8, UTF-16 or Windows-1252.");
  const { text } = decoded;
  switch (sniffText(text, true)) {
    case "text/html": {
      const title = htmlTitle(text);
      return { text: htmlToPlain(text).trim(), ...(title ? { title } : {}) };
    }
    case "message/rfc822":
      return readMail(bytes);
    case "application/json":
      return { text: jsonStrings(parseJson(text)) };
    case "application/x-ndjson":
      return { text: jsonStrings(text.split(/\r?\n/).map((line) => parseJson(line) ?? line)) };
    default:
      return { text: text.trim() };
  }
}
