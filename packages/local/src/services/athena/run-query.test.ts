import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DurableStore } from "../durable-map.ts";
import { GlueCatalog, type GlueTable } from "../glue/glue-catalog.ts";
import { ManualClock } from "../manual-clock.ts";
import { runQuery } from "./run-query.ts";
import type { ListedObject } from "./table-objects.ts";

const folder = mkdtempSync(join(tmpdir(), "trb-athena-"));
const durable = new DurableStore(folder);
const catalog = new GlueCatalog({ account: "000000000000", clock: new ManualClock(), durable });
const objects: ListedObject[] = [];

const json = { SerializationLibrary: "org.openx.data.jsonserde.JsonSerDe" };
const column = (Name: string, Type: string) => ({ Name, Type });

function put(key: string, line: object | string): void {
  const path = join(folder, `blob-${objects.length}`);
  writeFileSync(path, typeof line === "string" ? line : `${JSON.stringify(line)}\n`);
  objects.push({ key, path, bytes: statSync(path).size });
}

beforeAll(async () => {
  await catalog.createDatabase({ Name: "claims" });
  await catalog.createTable("claims", {
    Name: "documents",
    StorageDescriptor: {
      Location: "s3://lake/extracted/documents/",
      SerdeInfo: json,
      Columns: [
        column("id", "string"),
        column("pages", "int"),
        column("total", "double"),
        column("sentiment", "struct<label:string,positive:double>"),
        column("key_values", "array<struct<page:int,key:string,value:string>>"),
        column("words", "array<string>"),
        column("answers", "map<string,string>"),
        column("body", "string"),
      ],
    },
    PartitionKeys: [column("tenant", "string"), column("dt", "string")],
    Parameters: {
      "projection.enabled": "true",
      "projection.tenant.type": "enum",
      "projection.tenant.values": "acme,globex",
      "projection.dt.type": "date",
      "projection.dt.range": "2026-01-01,NOW+1DAYS",
    },
  });
  const record = {
    id: "a",
    pages: 2,
    total: 1480.8,
    sentiment: { label: "POSITIVE", positive: 0.9 },
    key_values: [
      { page: 1, key: "Total", value: "1,480.80" },
      { page: 2, key: "Order", value: "PO-1" },
    ],
    words: ["total", "due"],
    answers: { total: "1,480.80" },
    body: '{"a":{"b":"deep"}}',
  };
  put("extracted/documents/tenant=acme/dt=2026-11-23/a.json", record);
  put("extracted/documents/tenant=globex/dt=2026-11-22/b.json", {
    ...record,
    id: "b",
    pages: 5,
    total: 10,
    sentiment: null,
    words: [],
    key_values: [],
  });
  put("extracted/documents/tenant=other/dt=2026-11-22/c.json", { ...record, id: "not projected" });
  put("extracted/documents/tenant=acme/dt=2026-11-23/_hidden.json", { ...record, id: "hidden" });
  put("extracted/documents/tenant=acme/dt=2025-11-23/d.json", { ...record, id: "before the range" });
  await catalog.createTable("claims", {
    Name: "empty",
    StorageDescriptor: {
      Location: "s3://lake/extracted/empty/",
      SerdeInfo: json,
      Columns: [column("id", "string"), column("n", "bigint")],
    },
    PartitionKeys: [column("dt", "string")],
  });
  await catalog.createTable("claims", {
    Name: "broken",
    StorageDescriptor: { Location: "s3://lake/extracted/broken/", SerdeInfo: json, Columns: [column("id", "string")] },
  });
  put("extracted/broken/x.json", "{ not json\n");
});

afterAll(async () => {
  await durable.close();
  rmSync(folder, { recursive: true, force: true });
});

const list = async (table: GlueTable): Promise<ListedObject[]> =>
  objects.filter(({ key }) => `s3://lake/${key}`.startsWith(table.StorageDescriptor?.Location ?? "-"));

const ask = (sql: string, database = "claims") =>
  runQuery(
    { sql, database, signal: new AbortController().signal },
    { catalog, list, authorizeTable: () => ({}), authorizeCatalog: () => {}, mayDescribe: () => true },
  );

describe("runQuery answers Trino's SQL", () => {
  test.each<[string, (string | undefined)[][]]>([
    [
      "SELECT id, tenant, dt FROM documents ORDER BY id",
      [
        ["a", "acme", "2026-11-23"],
        ["b", "globex", "2026-11-22"],
      ],
    ],
    ["SELECT count(*) FROM claims.documents WHERE dt >= '2026-11-23'", [["1"]]],
    ["SELECT sentiment.label AS mood, total FROM documents WHERE tenant = 'acme'", [["POSITIVE", "1480.8"]]],
    [
      "SELECT d.id, kv.value FROM documents d CROSS JOIN UNNEST(d.key_values) AS kv (page, key, value) WHERE kv.key = 'Total'",
      [["a", "1,480.80"]],
    ],
    [
      "SELECT id, w FROM documents CROSS JOIN UNNEST(words) AS t (w) ORDER BY w",
      [
        ["a", "due"],
        ["a", "total"],
      ],
    ],
    [
      "SELECT w, n FROM documents CROSS JOIN UNNEST(words) WITH ORDINALITY AS t (w, n) ORDER BY n",
      [
        ["total", "1"],
        ["due", "2"],
      ],
    ],
    ["SELECT k, v FROM documents d CROSS JOIN UNNEST(d.answers) AS t (k, v) WHERE d.id = 'a'", [["total", "1,480.80"]]],
    [
      "SELECT words, key_values[1], answers FROM documents WHERE id = 'a'",
      [["[total, due]", "{page=1, key=Total, value=1,480.80}", "{total=1,480.80}"]],
    ],
    ["SELECT sentiment, id FROM documents WHERE id = 'b'", [[undefined, "b"]]],
    ["SELECT array_join(transform(words, w -> upper(w)), '-') FROM documents WHERE id = 'a'", [["TOTAL-DUE"]]],
    [
      "SELECT any_match(words, w -> w = 'due'), all_match(words, w -> w = 'due'), none_match(words, w -> w = 'x') FROM documents WHERE id = 'a'",
      [["true", "false", "true"]],
    ],
    [
      "SELECT cardinality(words), contains(words, 'due'), element_at(answers, 'total'), element_at(words, 2) FROM documents WHERE id = 'a'",
      [["2", "true", "1,480.80", "due"]],
    ],
    ["SELECT json_extract_scalar(body, '$.a.b') FROM documents WHERE id = 'a'", [["deep"]]],
    ["SELECT reduce(sequence(1, 4), 0, (s, x) -> s + x, s -> s * 10)", [["100"]]],
    ["SELECT x FROM UNNEST(sequence(1, 3)) AS t (x)", [["1"], ["2"], ["3"]]],
    ["SELECT flatten(ARRAY[ARRAY[1], ARRAY[2, 3]]), slice(ARRAY[1, 2, 3], 2, 2)", [["[1, 2, 3]", "[2, 3]"]]],
    ["SELECT approx_percentile(pages, 0.5), max_by(id, pages), count_if(pages > 2) FROM documents", [["4", "b", "1"]]],
    [
      "SELECT date_diff('day', DATE '2026-11-01', DATE '2026-11-23'), date_format(TIMESTAMP '2026-11-23 10:00:00', '%Y-%m')",
      [["22", "2026-11"]],
    ],
    [
      "SELECT regexp_like(id, '^a'), split('a,b', ','), strpos('abc', 'c'), try_cast('x' AS integer) FROM documents WHERE id = 'a'",
      [["true", "[a, b]", "3", undefined]],
    ],
    [
      "WITH t AS (SELECT tenant, sum(pages) AS n FROM documents GROUP BY tenant) SELECT * FROM t WHERE n > 2",
      [["globex", "5"]],
    ],
    ["SELECT id FROM documents UNION SELECT 'z' ORDER BY 1", [["a"], ["b"], ["z"]]],
    ["SELECT url_extract_host('https://example.com/a?b')", [["example.com"]]],
    [
      "SELECT TIMESTAMP '2026-11-23 10:00:00', CAST(1.5 AS decimal(5,2)), true, CAST(1 AS bigint)",
      [["2026-11-23 10:00:00.000", "1.50", "true", "1"]],
    ],
    ["SELECT * FROM empty", []],
    ["SELECT 7 / 2, -7 / 2, 7 / 2e0, TRY(1 / 0)", [["3", "-3", "3.5", undefined]]],
    ["SELECT CAST(100 AS double), 1e10, 0.0001e0, CAST(1.5 AS real)", [["100.0", "1.0E10", "1.0E-4", "1.5"]]],
    [
      "SELECT DATE '2026-01-02' + INTERVAL '1' DAY, date_add('month', 1, DATE '2026-01-31'), date_add('day', -1, DATE '2026-03-01'), date_trunc('week', date('2026-05-17'))",
      [["2026-01-03", "2026-02-28", "2026-02-28", "2026-05-11"]],
    ],
    [
      "SELECT INTERVAL '2' DAY, TIMESTAMP '2026-05-07 09:08:07.123' AT TIME ZONE 'Europe/Berlin'",
      [["2 00:00:00.000", "2026-05-07 11:08:07.123"]],
    ],
    [
      "SELECT format('%s-%d-%.2f', 'a', 5, 2.5e0), format_datetime(TIMESTAMP '2026-05-07 09:08:07', 'yyyy-MM-dd''T''HH:mm'), U&'\\00e9'",
      [["a-5-2.50", "2026-05-07T09:08", "é"]],
    ],
    [
      "SELECT map_agg(k, v), histogram(k), multimap_agg(k, v), max(v, 1) FROM (VALUES ('a', 1), ('b', 2)) t(k, v)",
      [["{a=1, b=2}", "{a=1, b=1}", "{a=[1], b=[2]}", "[2]"]],
    ],
    [
      "SELECT map_filter(m, (k, v) -> v > 1), transform_values(m, (k, v) -> v + 1), transform_keys(m, (k, v) -> upper(k)), zip_with(ARRAY[1], ARRAY[2], (a, b) -> a + b) FROM (SELECT MAP(ARRAY['a', 'b'], ARRAY[1, 2]) AS m)",
      [["{b=2}", "{a=2, b=3}", "{A=1, B=2}", "[3]"]],
    ],
    [
      "SELECT reverse(ARRAY[1, 2]), reverse('ab'), repeat('x', 2), cardinality(answers) FROM documents WHERE id = 'a'",
      [["[2, 1]", "ba", "[x, x]", "1"]],
    ],
    [
      "SELECT json_extract_scalar(body, '$.a'), json_value(body, 'lax $.a.b'), json_exists(body, 'lax $.x'), json_size(body, '$.a') FROM documents WHERE id = 'a'",
      [[undefined, "deep", "false", "1"]],
    ],
    [
      "SELECT url_extract_path(u), url_extract_parameter(u, 'q'), url_encode('a b&c'), to_hex(md5(to_utf8('a'))) FROM (SELECT 'https://e.com/p?q=1+2' AS u)",
      [["/p", "1 2", "a+b%26c", "0CC175B9C0F1B6A831C399E269772661"]],
    ],
    [
      "SELECT id, \"$path\" FROM documents WHERE tenant = 'acme'",
      [["a", "s3://lake/extracted/documents/tenant=acme/dt=2026-11-23/a.json"]],
    ],
    [
      "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'claims' AND column_name IN ('sentiment', 'n')",
      [
        ["documents", "sentiment", "row(label varchar, positive double)"],
        ["empty", "n", "bigint"],
      ],
    ],
    ["SELECT schema_name FROM information_schema.schemata", [["claims"]]],
    [
      "SHOW CREATE TABLE broken",
      [
        ["CREATE EXTERNAL TABLE `claims.broken`("],
        ["  `id` string)"],
        ["ROW FORMAT SERDE "],
        ["  'org.openx.data.jsonserde.JsonSerDe' "],
        ["LOCATION"],
        ["  's3://lake/extracted/broken/'"],
      ],
    ],
    ["SHOW VIEWS", []],
    [
      "SELECT date_diff('month', DATE '2026-01-31', DATE '2026-02-27'), DATE '2026-01-02' - DATE '2026-01-01', extract(dow FROM DATE '2026-05-17'), date_format(DATE '2026-01-01', '%W %M %e')",
      [["0", "1 00:00:00.000", "7", "Thursday January 1"]],
    ],
    [
      "SELECT greatest(1, NULL), concat('a', CAST(NULL AS varchar)), split_part('a,b', ',', 5), array_position(ARRAY[1], 5), array_max(ARRAY[1, NULL]), json_extract_scalar('x', '$.a')",
      [[undefined, undefined, undefined, "0", undefined, undefined]],
    ],
    ['SELECT count(*) FROM "awsdatacatalog"."claims"."documents" AS d (a, b, c, e, f, g, h, i, j, k)', [["2"]]],
    [
      "SELECT pages AS n, count(*) AS c FROM documents GROUP BY pages HAVING count(*) > 0 ORDER BY n, c",
      [
        ["2", "1"],
        ["5", "1"],
      ],
    ],
    ["SHOW TABLES", [["broken"], ["documents"], ["empty"]]],
    ["SHOW TABLES IN claims 'doc*'", [["documents"]]],
    [
      "DESCRIBE empty;",
      [
        ["id", "string", ""],
        ["n", "bigint", ""],
        ["dt", "string", ""],
      ],
    ],
    ["SHOW DATABASES", [["claims"]]],
  ])("%s", async (sql, rows) => {
    expect((await ask(sql)).rows).toEqual(rows);
  });
});

test.each([
  [
    "SELECT count(*), id AS Foo, sentiment.label, key_values[1].key FROM documents GROUP BY 2, 3, 4",
    ["_col0", "Foo", "label", "_col3"],
  ],
  ["SELECT *, 1 FROM empty", ["id", "n", "dt", "_col3"]],
  ['SELECT e.*, "$path" FROM empty AS e', ["id", "n", "dt", "$path"]],
  ["(SELECT 1 + 1) UNION SELECT 2", ["_col0"]],
  ["VALUES (1, 'a')", ["_col0", "_col1"]],
])("runQuery names columns as Trino does: %s", async (sql, names) => {
  expect((await ask(sql)).columns.map(({ name }) => name)).toEqual(names);
});

describe("runQuery says what is wrong", () => {
  test.each([
    ["SELEC 1", "SYNTAX_ERROR: line 1:"],
    ["SELECT 1; SELECT 2", "SYNTAX_ERROR: Only one"],
    ["SELECT *\nFROM nope", "TABLE_NOT_FOUND: line 2:6: Table 'awsdatacatalog.claims.nope' does not exist"],
    ["SELECT * FROM other.nope", "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.other.nope' does not exist"],
    ["SELECT nope FROM documents", "COLUMN_NOT_FOUND: line 1:8: Column 'nope' cannot be resolved"],
    ["SELECT no_such_function(1)", "FUNCTION_NOT_FOUND"],
    ["DROP TABLE documents", "NOT_SUPPORTED: DROP TABLE"],
    ["EXPLAIN SELECT 1", "NOT_SUPPORTED: EXPLAIN"],
    ["SELECT\n '1'::int", "SYNTAX_ERROR: line 2:5: mismatched input '::'"],
    ["SELECT * EXCLUDE (id) FROM documents", "SYNTAX_ERROR: line 1:10: mismatched input 'EXCLUDE'"],
    ["SELECT [1, 2]", "SYNTAX_ERROR"],
    ["SELECT id FROM documents WHERE id ILIKE 'A'", "SYNTAX_ERROR: line 1:35: mismatched input 'ILIKE'"],
    ["FROM documents", "SYNTAX_ERROR: line 1:1: mismatched input 'FROM'"],
    ["SELECT id FROM documents LIMIT 1 OFFSET 1", "SYNTAX_ERROR: line 1:34: mismatched input 'OFFSET'"],
    ["SELECT string_agg(id, ',') FROM documents", "FUNCTION_NOT_FOUND: line 1:8: Function 'string_agg' not registered"],
    ["SELECT \"getvariable\"('x')", "FUNCTION_NOT_FOUND"],
    ["SELECT * FROM duckdb_settings()", "SYNTAX_ERROR: line 1:30: mismatched input '('"],
    [
      "SELECT * FROM duckdb_tables",
      "TABLE_NOT_FOUND: line 1:15: Table 'awsdatacatalog.claims.duckdb_tables' does not exist",
    ],
    ["SELECT * FROM memory.main.x", "CATALOG_NOT_FOUND: line 1:"],
    [
      "SELECT upper(id) AS name, count(*) FROM documents GROUP BY name",
      "COLUMN_NOT_FOUND: line 1:60: Column 'name' cannot be resolved",
    ],
    [
      "SELECT pages * 2 AS twice FROM documents WHERE twice > 2",
      "COLUMN_NOT_FOUND: line 1:48: Column 'twice' cannot be resolved",
    ],
    ["SELECT 1 / 0", "Division by zero"],
    ["SELECT id FROM documents WHERE date(dt) > '2026-01-01'", "TYPE_MISMATCH"],
    [
      "SELECT kv.key FROM documents CROSS JOIN UNNEST(key_values) AS t (kv)",
      "MISMATCHED_COLUMN_ALIASES: Column alias list has 1 entries but 't' has 3 columns available",
    ],
    ["SELECT array_sort(ARRAY[1, 2], (a, b) -> b - a)", "NOT_SUPPORTED: array_sort"],
    ["SELECT date_add('fortnight', 1, current_date)", "INVALID_FUNCTION_ARGUMENT: 'fortnight'"],
    ["SELECT * FROM information_schema.nope", "TABLE_NOT_FOUND"],
    ["INSERT INTO documents VALUES (1)", "NOT_SUPPORTED: INSERT"],
    ["SELECT * FROM broken", "HIVE_CURSOR_ERROR"],
  ])("%s", async (sql, message) => {
    await expect(ask(sql)).rejects.toThrow(message);
  });

  test.each(["SELECT * FROM read_text('/etc/hostname')", "SELECT * FROM read_csv('/etc/hostname')"])(
    "and reads no other file: %s",
    async (sql) => {
      await expect(ask(sql)).rejects.toThrow();
    },
  );
});
