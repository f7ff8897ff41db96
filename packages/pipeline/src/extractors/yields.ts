import type { DocumentRecord, ImageRecord, TextRecord, TranscriptRecord } from "@tributary/catalog";

/** Text, forms, tables and answers of a document. */
export type DocumentAnalysis = Pick<DocumentRecord, "text" | "pages" | "key_values" | "tables" | "answers">;

/** Text of a document, page by page. */
export type DocumentText = Pick<DocumentRecord, "text" | "pages">;

/** The words of a recording. */
export type Transcript = Pick<TranscriptRecord, "text" | "words" | "seconds" | "segments">;

export type Entities = Required<Pick<TextRecord, "entities">>;
export type KeyPhrases = Required<Pick<TextRecord, "key_phrases">>;
export type Sentiment = Required<Pick<TextRecord, "sentiment">>;
export type Language = Required<Pick<TextRecord, "language">>;

/** What is seen on an image. */
export type Labels = Pick<ImageRecord, "labels">;
