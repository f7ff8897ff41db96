import type { ExtractedTableName } from "../records/tables.ts";
import { dayOf } from "./day-of.ts";
import { lakeName } from "./lake-name.ts";

/** Folder of every row of the metadata layer. */
export const metadataPrefix = "metadata/objects/";

/** Folder of one extracted table. */
export function extractedPrefix(table: string): string {
  return `extracted/${lakeName("table", table)}/`;
}

/** Where the record of one object lies. The day is the day of arrival, so a re-run meets its own earlier file. */
export function extractedKey(place: {
  readonly table: ExtractedTableName;
  readonly tenant: string;
  readonly receivedAt: string;
  readonly documentId: string;
}): string {
  const tenant = lakeName("tenant", place.tenant);
  const id = lakeName("document id", place.documentId);
  return `${extractedPrefix(place.table)}tenant=${tenant}/dt=${dayOf(place.receivedAt)}/${id}.json`;
}

/** Where the metadata row of one object and revision lies. */
export function metadataKey(place: {
  readonly receivedAt: string;
  readonly documentId: string;
  readonly revision: string;
}): string {
  const name = `${lakeName("document id", place.documentId)}-${lakeName("revision", place.revision)}`;
  return `${metadataPrefix}dt=${dayOf(place.receivedAt)}/${name}.json`;
}

/** Where the quarantine note of one object lies. */
export function quarantineKey(place: { readonly receivedAt: string; readonly documentId: string }): string {
  return `quarantine/dt=${dayOf(place.receivedAt)}/${lakeName("document id", place.documentId)}.json`;
}

/** Folder of what one service answered about one object, untouched. */
export function serviceOutputPrefix(service: string, documentId: string): string {
  return `service-output/${lakeName("service", service)}/${lakeName("document id", documentId)}/`;
}

/** Where the task token of a running job waits for the job's completion event. */
export function tokenKey(service: string, jobId: string): string {
  return `tokens/${lakeName("service", service)}/${lakeName("job id", jobId)}.json`;
}
