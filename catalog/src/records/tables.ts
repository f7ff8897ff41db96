import { TributaryError } from "@tributary/errors";
import type * as z from "zod";
import { documentRecord } from "./document-record.ts";
import { imageRecord } from "./image-record.ts";
import { objectRecord } from "./object-record.ts";
import { textRecord } from "./text-record.ts";
import { transcriptRecord } from "./transcript-record.ts";
import { videoRecord } from "./video-record.ts";

/** The tables that hold what was extracted, each with the schema of its rows. */
export const extractedTables = {
  documents: documentRecord,
  transcripts: transcriptRecord,
  texts: textRecord,
  images: imageRecord,
  videos: videoRecord,
} as const;

/** Every table of the catalog: the extracted ones and the metadata layer's `objects`. */
export const tables = { ...extractedTables, objects: objectRecord } as const;

export type ExtractedTableName = keyof typeof extractedTables;
export type TableName = keyof typeof tables;

/** The type of a row of one table. */
export type RecordOf<T extends TableName> = z.infer<(typeof tables)[T]>;

/** Narrows a name to one of the extracted tables, or says which there are. */
export function extractedTableName(name: string): ExtractedTableName {
  if (isExtractedTableName(name)) return name;
  throw new TributaryError("TRB-CAT-005", `No extracted table is named ${JSON.stringify(name)}.`);
}

function isExtractedTableName(name: string): name is ExtractedTableName {
  return Object.hasOwn(extractedTables, name);
}
