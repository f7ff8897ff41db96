import PostalMime from "postal-mime";
import { htmlToPlain } from "./html-to-plain.ts";
import type { ReadableText } from "./readable-text.ts";

/** The body of an e-mail as text, its main headers, and what is attached. */
export async function readMail(bytes: Uint8Array): Promise<ReadableText> {
  const mail = await PostalMime.parse(bytes);
  const headers = Object.fromEntries(
    ["from", "to", "cc", "subject", "date", "message-id"].flatMap((name) => {
      const value = mail.headers.find(({ key }) => key === name)?.value;
      return value ? [[name, value]] : [];
    }),
  );
  const body = mail.text?.trim() ? mail.text : htmlToPlain(mail.html ?? "");
  const attachments = mail.attachments.map(({ filename, mimeType, content }) => ({
    ...(filename ? { name: filename } : {}),
    media_type: mimeType,
    bytes: typeof content === "string" ? Buffer.byteLength(content) : content.byteLength,
  }));
  return {
    text: body.trim(),
    ...(mail.subject ? { title: mail.subject } : {}),
    headers: mail.subject ? { ...headers, subject: mail.subject } : headers,
    attachments,
  };
}
