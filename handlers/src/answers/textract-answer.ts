import type { S3Client } from "@aws-sdk/client-s3";
import { s3Uri } from "@tributary/catalog";
import * as z from "zod";
import type { Pointer } from "../contract/pointer.ts";
import { listKeys } from "../lake/list-keys.ts";
import { readAnswer } from "../lake/read-answer.ts";
import { ReasonError } from "../reasons/reason-error.ts";

/** The members of a Textract block that records are made of; geometry stays behind in service-output. */
export const textractBlock = z.object({
  Id: z.string(),
  BlockType: z.string(),
  /** Absent in synchronous answers, which have one page. */
  Page: z
    .int()
    .nullish()
    .transform((page) => page ?? 1),
  Text: z.string().nullish(),
  Confidence: z.number().nullish(),
  EntityTypes: z.array(z.string()).nullish(),
  RowIndex: z.int().nullish(),
  ColumnIndex: z.int().nullish(),
  SelectionStatus: z.string().nullish(),
  Query: z.object({ Text: z.string(), Alias: z.string().nullish() }).nullish(),
  Relationships: z.array(z.object({ Type: z.string(), Ids: z.array(z.string()).nullish() })).nullish(),
});

export type TextractBlock = z.infer<typeof textractBlock>;

const answerFile = z.object({
  Blocks: z.array(textractBlock).nullish(),
  DocumentMetadata: z.object({ Pages: z.int().nullish() }).nullish(),
  AnalyzeDocumentModelVersion: z.string().nullish(),
  DetectDocumentTextModelVersion: z.string().nullish(),
  NextToken: z.string().nullish(),
  Warnings: z.array(z.object({ ErrorCode: z.string().nullish(), Pages: z.array(z.int()).nullish() })).nullish(),
});

export interface TextractAnswer {
  readonly blocks: readonly TextractBlock[];
  /** Pages that Textract counted. */
  readonly pages: number;
  readonly model?: string;
  /** What Textract warned of, or that parts of the answer are not there. */
  readonly shortcomings: readonly string[];
}

/** Reads what Textract answered: one object, or the folder in which a job left its parts 1, 2, 3 and so on. */
export async function readTextractAnswer(s3: S3Client, place: Pointer): Promise<TextractAnswer> {
  const parts = place.key.endsWith("/") ? await partsOf(s3, place) : [place];
  const blocks: TextractBlock[] = [];
  const shortcomings: string[] = [];
  let pages = 0;
  let model: string | undefined;
  let more = false;
  for (const part of parts) {
    const parsed = answerFile.safeParse(await readAnswer(s3, part));
    if (!parsed.success) {
      throw new ReasonError("OutputUnreadable", `${s3Uri(part)} is no answer of Textract.`, { cause: parsed.error });
    }
    const file = parsed.data;
    for (const block of file.Blocks ?? []) blocks.push(block);
    pages = Math.max(pages, file.DocumentMetadata?.Pages ?? 0);
    model = file.AnalyzeDocumentModelVersion ?? file.DetectDocumentTextModelVersion ?? model;
    more = Boolean(file.NextToken);
    for (const { ErrorCode, Pages } of file.Warnings ?? []) {
      shortcomings.push(`PagesUnread: Textract could not read pages ${Pages?.join(", ")} (${ErrorCode})`);
    }
  }
  if (more) shortcomings.push(`OutputCut: the answer goes on after its part ${parts.length}, which is not there`);
  return { blocks, pages, ...(model ? { model } : {}), shortcomings };
}

/** Textract writes `<prefix>/<jobId>/1`, `2`, ... and a `.s3_access_check` beside them. */
async function partsOf(s3: S3Client, folder: Pointer): Promise<Pointer[]> {
  const keys = (await listKeys(s3, folder)).filter((key) => /\/\d+$/.test(key));
  const folders = new Set(keys.map((key) => key.slice(0, key.lastIndexOf("/"))));
  if (folders.size === 0) throw new ReasonError("OutputMissing", `Textract left no answer under ${s3Uri(folder)}.`);
  if (folders.size > 1) {
    throw new ReasonError(
      "InvalidInput",
      `${s3Uri(folder)} holds the answers of ${folders.size} jobs; name the job's own folder.`,
    );
  }
  const number = (key: string) => Number(key.slice(key.lastIndexOf("/") + 1));
  return keys.sort((one, other) => number(one) - number(other)).map((key) => ({ bucket: folder.bucket, key }));
}
