/** What became of one file. */
export interface FileResult {
  /** Name below the folder that was given. */
  readonly name: string;
  readonly key: string;
  readonly documentId: string;
  readonly tenant: string | undefined;
  readonly kind: string | undefined;
  readonly status: FileStatus;
  readonly reason: string | undefined;
  readonly recordUri: string | undefined;
  readonly seconds: number | undefined;
  readonly table: string | undefined;
  /** What made the record: `tesseract.js 7.0.0`. */
  readonly engines: readonly string[];
  readonly transitions: number;
  /** The result was there before this run. */
  readonly known: boolean;
}

/** `FAILED`: the workflow ended without a row in the metadata layer, which is a defect. */
export type FileStatus = "SUCCEEDED" | "INCOMPLETE" | "QUARANTINED" | "IN_FLIGHT" | "FAILED";
