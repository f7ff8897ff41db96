export type ResourceStatus =
  | `${"CREATE" | "UPDATE" | "DELETE" | "IMPORT"}_${"IN_PROGRESS" | "COMPLETE" | "FAILED"}`
  | "DELETE_SKIPPED";

/** What became of one resource, as stack events tell it. */
export interface ResourceNews {
  readonly logicalId: string;
  readonly type: string;
  readonly status: ResourceStatus;
  readonly physicalId?: string;
  readonly reason?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

export type ResourceJournal = (news: ResourceNews) => void;
