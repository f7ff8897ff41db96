import type { ExtractedTableName } from "@tributary/catalog";
import type { FileKind } from "../blueprint.ts";

const tables: Readonly<Record<FileKind, ExtractedTableName>> = {
  document: "documents",
  audio: "transcripts",
  image: "images",
  video: "videos",
  text: "texts",
};

/** The table that holds the records of a kind of file. */
export function tableOf(kind: FileKind): ExtractedTableName {
  return tables[kind];
}
