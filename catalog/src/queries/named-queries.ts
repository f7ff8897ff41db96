import type { TableName } from "../records/tables.ts";

/** A query worth trying, in Athena's SQL. Table names are bare: run it with the pipeline's database as the default. */
export interface NamedQuery {
  readonly name: string;
  readonly description: string;
  /** The table it is about; offer it when that table has rows. */
  readonly table: TableName;
  readonly sql: string;
}

/** Queries to begin with, a few for each table. */
export const namedQueries: readonly NamedQuery[] = [
  {
    name: "what-arrived",
    description: "How many files of each tenant ended how",
    table: "objects",
    sql: "SELECT tenant, kind, status, count(*) AS files, sum(bytes) AS bytes FROM objects GROUP BY tenant, kind, status ORDER BY tenant, kind, status",
  },
  {
    name: "what-went-wrong",
    description: "Files that are quarantined or incomplete, and why",
    table: "objects",
    sql: "SELECT raw_key, status, reason, reason_detail FROM objects WHERE status <> 'SUCCEEDED' ORDER BY raw_key",
  },
  {
    name: "form-fields",
    description: "Every form field with its value",
    table: "documents",
    sql: "SELECT d.raw_uri, kv.key, kv.value, kv.confidence FROM documents d CROSS JOIN UNNEST(d.key_values) AS kv (page, key, value, confidence) ORDER BY d.raw_uri, kv.key",
  },
  {
    name: "answers",
    description: "What the documents answer to the pipeline's questions",
    table: "documents",
    sql: "SELECT d.raw_uri, a.question, a.answer, a.confidence FROM documents d CROSS JOIN UNNEST(d.answers) AS a (page, alias, question, answer, confidence) ORDER BY d.raw_uri, a.question",
  },
  {
    name: "find-words",
    description: "Documents that speak of an invoice",
    table: "documents",
    sql: "SELECT raw_uri, tenant, pages_found, substr(text, 1, 120) AS beginning FROM documents WHERE lower(text) LIKE '%invoice%' ORDER BY raw_uri",
  },
  {
    name: "what-was-said",
    description: "What was said on each recording, and the mood of it",
    table: "transcripts",
    sql: "SELECT raw_uri, seconds, speakers, sentiment.label AS mood, substr(text, 1, 200) AS beginning FROM transcripts ORDER BY raw_uri",
  },
  {
    name: "people-and-places",
    description: "Names that texts mention",
    table: "texts",
    sql: "SELECT t.raw_uri, e.type, e.text, e.score FROM texts t CROSS JOIN UNNEST(t.entities) AS e (text, type, score, begin_offset, end_offset) ORDER BY t.raw_uri, e.begin_offset",
  },
  {
    name: "mood-of-texts",
    description: "Language and sentiment of each text",
    table: "texts",
    sql: "SELECT raw_uri, language, sentiment.label AS mood, characters FROM texts ORDER BY raw_uri",
  },
  {
    name: "what-is-seen",
    description: "Labels of each picture",
    table: "images",
    sql: "SELECT i.raw_uri, l.name, l.confidence FROM images i CROSS JOIN UNNEST(i.labels) AS l (name, confidence, parents, instances) ORDER BY i.raw_uri, l.confidence DESC",
  },
  {
    name: "what-films-show",
    description: "Labels of each film with the time they appear",
    table: "videos",
    sql: "SELECT v.raw_uri, l.name, l.at_seconds FROM videos v CROSS JOIN UNNEST(v.labels) AS l (name, confidence, at_seconds) ORDER BY v.raw_uri, l.at_seconds",
  },
];
