export { type GlueColumn, glueColumns } from "./glue/glue-columns.ts";
export { type GlueTable, type GlueTablesOptions, glueTables, type Partitions } from "./glue/glue-tables.ts";
export { dayOf } from "./lake/day-of.ts";
export { documentId, type ObjectVersion } from "./lake/document-id.ts";
export { executionName } from "./lake/execution-name.ts";
export {
  extractedKey,
  extractedPrefix,
  metadataKey,
  metadataPrefix,
  quarantineKey,
  serviceOutputPrefix,
  tokenKey,
} from "./lake/lake-keys.ts";
export { lakeName } from "./lake/lake-name.ts";
export { s3Uri } from "./lake/s3-uri.ts";
export { noTenant, type TenantScope, tenantOfKey } from "./lake/tenant-of-key.ts";
export { type NamedQuery, namedQueries } from "./queries/named-queries.ts";
export { type DocumentRecord, documentRecord } from "./records/document-record.ts";
export { type ImageRecord, imageRecord } from "./records/image-record.ts";
export { type ObjectRecord, objectRecord } from "./records/object-record.ts";
export { parseRecord, recordLine } from "./records/record-line.ts";
export {
  type ExtractedTableName,
  extractedTableName,
  extractedTables,
  type RecordOf,
  type TableName,
  tables,
} from "./records/tables.ts";
export { type TextRecord, textRecord } from "./records/text-record.ts";
export { type TranscriptRecord, transcriptRecord } from "./records/transcript-record.ts";
export { type VideoRecord, videoRecord } from "./records/video-record.ts";
