import { EngineError } from "../engine-error.ts";

// https://docs.aws.amazon.com/comprehend/latest/dg/guidelines-and-limits.html
const comprehendLanguages = ["en", "es", "fr", "de", "it", "pt", "ar", "hi", "ja", "ko", "zh", "zh-TW"];

/** Refuses what Comprehend refuses: no text, too many bytes of UTF-8. */
export function checkText(text: string, mostBytes: number): void {
  if (text.length === 0)
    throw new EngineError("InvalidRequestException", "Text is empty; it needs at least one character");
  const size = Buffer.byteLength(text, "utf8");
  if (size > mostBytes) {
    throw new EngineError(
      "TextSizeLimitExceededException",
      `Input text size exceeds limit. Max length of request text allowed is ${mostBytes} bytes while in this request the text size is ${size} bytes`,
    );
  }
}

/** The local engines know English; another language is refused rather than guessed at. */
export function checkLanguage(code: string): void {
  if (code === "en") return;
  const why = comprehendLanguages.includes(code)
    ? `The local engines answer in English (en) only, not in ${code}; Comprehend itself knows it`
    : `${code} is not a language Comprehend knows`;
  throw new EngineError("UnsupportedLanguageException", why);
}
