import type { CodeTable } from "../code-table.ts";

/** Codes `TRB-CAT-nnn`, thrown by `catalog`. */
export const catalogCodes = {
  "TRB-CAT-001": {
    title: "A record does not fit its table",
    why: "Glue columns and validation come from one schema; a record with a wrong or unknown field would be unreadable in Athena.",
    fix: "Correct the field that is named, or add it to the table's record schema in catalog/src/records.",
  },
  "TRB-CAT-002": {
    title: "A name cannot be part of a lake key",
    why: "Tenants, services and job ids become folders of the lake and values of a partition; a slash or an equals sign would change the layout.",
    fix: "Use letters, digits, dots, hyphens and underscores.",
  },
  "TRB-CAT-003": {
    title: "A revision or document id is malformed",
    why: "Execution names, metadata rows and job tokens derive from the two, so both have a fixed form.",
    fix: "Take the document id from documentId() and the eight-character revision from the blueprint.",
  },
  "TRB-CAT-004": {
    title: "A record schema has no Glue type",
    why: "Columns are derived from strings, numbers, booleans, arrays, objects and records; nothing else has a Glue type.",
    fix: "Describe the field with one of those.",
  },
  "TRB-CAT-005": {
    title: "A table is not known",
    why: "Extracted records go to one of the catalog's tables.",
    fix: "Use documents, transcripts, texts, images or videos.",
  },
  "TRB-CAT-006": {
    title: "An arrival time is malformed",
    why: "The dt partition is the day the object arrived, in UTC.",
    fix: "Give an ISO 8601 time, such as the event's own time.",
  },
} as const satisfies CodeTable;
