import { expect, test } from "vitest";
import * as z from "zod";
import { type TableName, tables } from "../records/tables.ts";
import { glueColumns } from "./glue-columns.ts";

test("glueColumns prints nested types as Hive does", () => {
  const schema = z.object({
    id: z.string(),
    size: z.int().optional(),
    score: z.number().nullable(),
    ok: z.boolean(),
    kind: z.enum(["a", "b"]),
    grid: z.array(z.array(z.string())),
    boxes: z.array(z.object({ left: z.number(), names: z.array(z.string()) })),
    tags: z.record(z.string(), z.string()),
  });
  expect(Object.fromEntries(glueColumns(schema).map(({ Name, Type }) => [Name, Type]))).toEqual({
    id: "string",
    size: "bigint",
    score: "double",
    ok: "boolean",
    kind: "string",
    grid: "array<array<string>>",
    boxes: "array<struct<left:double,names:array<string>>>",
    tags: "map<string,string>",
  });
});

test.each(Object.keys(tables) as TableName[])("glueColumns of %s fits Glue's limits and hides no partition", (name) => {
  const columns = glueColumns(tables[name]);
  const names = columns.map(({ Name }) => Name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).not.toContain("dt");
  if (name !== "objects") expect(names).not.toContain("tenant");
  // A Glue column type has at most 131,072 characters.
  for (const { Type } of columns) expect(Type.length).toBeLessThan(131_072);
});

test("glueColumns refuses a field it has no type for", () => {
  expect(() => glueColumns(z.object({ when: z.date() }))).toThrowError(
    expect.objectContaining({ code: "TRB-CAT-004", message: "Field when is a date, which has no Glue type." }),
  );
});

test("glueColumns refuses names that the JSON SerDe would confuse", () => {
  const nested = z.object({ box: z.object({ topLeft: z.number() }) });
  expect(() => glueColumns(nested)).toThrowError(expect.objectContaining({ code: "TRB-CAT-004" }));
});
