import type { ExtractedTableName, RecordOf } from "@tributary/catalog";

/** The columns that `collect` itself fills in, for every table alike. */
type Origin =
  | "document_id"
  | "raw_uri"
  | "version_id"
  | "media_type"
  | "pipeline"
  | "revision"
  | "services"
  | "status"
  | "reason"
  | "received_at"
  | "truncated";

/** A record before its origin is written on it, with what is missing from it. */
export interface Draft<T extends ExtractedTableName> {
  readonly content: Omit<RecordOf<T>, Origin>;
  /** `PagesMissing: 3 of 5 pages came back`; any of them makes the record `INCOMPLETE`. */
  readonly shortcomings: readonly string[];
  readonly facts: {
    readonly language?: string;
    readonly pages?: number;
    readonly seconds?: number;
    readonly characters?: number;
  };
}
