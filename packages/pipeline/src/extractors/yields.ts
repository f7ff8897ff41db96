import type { DocumentRecord, ImageRecord, TextRecord, TranscriptRecord } from "@tributary/catalog";

// Interfaces, not aliases: the compiler then names them in its messages instead of spelling them out.

/** Text, forms, tables and answers of a document. */
export interface DocumentAnalysis
  extends Pick<DocumentRecord, "text" | "pages" | "key_values" | "tables" | "answers"> {}

/** Text of a document, page by page. */
export interface DocumentText extends Pick<DocumentRecord, "text" | "pages"> {}

/** The words of a recording. */
export interface Transcript extends Pick<TranscriptRecord, "text" | "words" | "seconds" | "segments"> {}

export interface Entities extends Required<Pick<TextRecord, "entities">> {}
export interface KeyPhrases extends Required<Pick<TextRecord, "key_phrases">> {}
export interface Sentiment extends Required<Pick<TextRecord, "sentiment">> {}
export interface Language extends Required<Pick<TextRecord, "language">> {}

/** What is seen on an image. */
export interface Labels extends Pick<ImageRecord, "labels"> {}
