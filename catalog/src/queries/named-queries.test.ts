import { expect, test } from "vitest";
import { glueColumns } from "../glue/glue-columns.ts";
import { tables } from "../records/tables.ts";
import { namedQueries } from "./named-queries.ts";

test("namedQueries unnest structs with all their fields in order", () => {
  let checked = 0;
  for (const { table, sql } of namedQueries) {
    for (const [, column, fields] of sql.matchAll(/UNNEST\(\w+\.(\w+)\) AS \w+ \(([^)]*)\)/g)) {
      const type = glueColumns(tables[table]).find(({ Name }) => Name === column)?.Type ?? "";
      const inside = type
        .replace(/^array<struct<(.*)>>$/, "$1")
        .replace(/<[^<>]*(<[^<>]*(<[^<>]*>)*[^<>]*>)*[^<>]*>/g, "");
      expect(inside.split(",").map((field) => field.split(":")[0])).toEqual(fields?.split(", "));
      checked += 1;
    }
  }
  expect(checked).toBeGreaterThan(3);
});

test("namedQueries cover every table under unique names", () => {
  expect(new Set(namedQueries.map(({ name }) => name)).size).toBe(namedQueries.length);
  expect([...new Set(namedQueries.map(({ table }) => table))].sort()).toEqual(Object.keys(tables).sort());
});
