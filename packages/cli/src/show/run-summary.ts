import type { FileResult, FileStatus } from "../follow/file-result.ts";

/** The one object of `run --json`; its keys are kept stable. */
export interface RunSummary {
  readonly ingested: number;
  readonly succeeded: number;
  readonly incomplete: number;
  readonly quarantined: number;
  readonly inFlight: number;
  readonly files: readonly {
    readonly key: string;
    readonly tenant: string | null;
    readonly documentId: string;
    readonly kind: string | null;
    readonly status: FileStatus;
    readonly reason: string | null;
    readonly recordUri: string | null;
    readonly seconds: number | null;
  }[];
}

export function runSummary(results: readonly FileResult[]): RunSummary {
  const count = (...statuses: readonly FileStatus[]): number =>
    results.filter(({ status }) => statuses.includes(status)).length;
  return {
    ingested: results.length,
    succeeded: count("SUCCEEDED"),
    incomplete: count("INCOMPLETE"),
    quarantined: count("QUARANTINED"),
    inFlight: count("IN_FLIGHT"),
    files: results.map(({ key, tenant, documentId, kind, status, reason, recordUri, seconds }) => ({
      key,
      tenant: tenant ?? null,
      documentId,
      kind: kind ?? null,
      status,
      reason: reason ?? null,
      recordUri: recordUri ?? null,
      seconds: seconds ?? null,
    })),
  };
}
