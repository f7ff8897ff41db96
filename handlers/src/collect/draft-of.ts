import type { ExtractedTableName } from "@tributary/catalog";
import type { Identified } from "../contract/identified.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import type { ReadableText } from "../text/readable-text.ts";
import { documentDraft } from "./document-draft.ts";
import type { Draft } from "./draft.ts";
import type { Gathered } from "./gathered.ts";
import { imageDraft } from "./image-draft.ts";
import { textDraft } from "./text-draft.ts";
import { transcriptDraft } from "./transcript-draft.ts";
import { videoDraft } from "./video-draft.ts";

type Service = Exclude<keyof Gathered, "services">;

/** Whose answers a table has columns for, the one it cannot do without first. */
const readBy: Readonly<Record<ExtractedTableName, readonly Service[]>> = {
  documents: ["textract", "comprehend"],
  transcripts: ["transcribe", "comprehend"],
  texts: ["comprehend"],
  images: ["rekognition"],
  videos: ["rekognition", "transcribe", "comprehend"],
};

export interface DraftSource {
  readonly gathered: Gathered;
  readonly identified: Identified;
  /** Reads the raw file as text; only a table of texts does. */
  readonly readText: () => Promise<ReadableText>;
}

/** Makes the record of one table from the answers, or says which answer has no place in it. */
export async function draftOf(table: ExtractedTableName, source: DraftSource): Promise<Draft<ExtractedTableName>> {
  const { gathered, identified, readText } = source;
  const readable: readonly string[] = readBy[table];
  const stray = gathered.services.find(({ service }) => !readable.includes(service));
  if (stray) throw new ReasonError("InvalidInput", `Table ${table} has no columns for what ${stray.extractor} gives.`);
  const [main] = readBy[table];
  if (main && table !== "videos" && table !== "texts" && gathered[main].length === 0) {
    throw new ReasonError("InvalidInput", `Table ${table} needs an answer of ${main}, and there is none.`);
  }
  switch (table) {
    case "documents":
      return documentDraft(gathered, identified);
    case "transcripts":
      return transcriptDraft(gathered, identified);
    case "texts":
      return textDraft(gathered, identified, await readText());
    case "images":
      return imageDraft(gathered, identified);
    case "videos":
      return videoDraft(gathered, identified);
  }
}
