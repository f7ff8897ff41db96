import { document, integer, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import type { GlueCatalog } from "../glue-catalog.ts";
import { glueNeeds } from "./glue-access.ts";

const named = (input: Readonly<Record<string, unknown>>): string => (typeof input.Name === "string" ? input.Name : "");

export const createTable = operation({
  name: "CreateTable",
  input: { CatalogId: optional(string()), DatabaseName: string(), TableInput: document },
  access: ({ DatabaseName, TableInput }, context, _catalog: GlueCatalog) =>
    glueNeeds("CreateTable", context, DatabaseName, named(TableInput)),
  handle: async (catalog, { DatabaseName, TableInput }) => {
    await catalog.createTable(DatabaseName, TableInput);
  },
});

export const updateTable = operation({
  name: "UpdateTable",
  input: { CatalogId: optional(string()), DatabaseName: string(), TableInput: document },
  access: ({ DatabaseName, TableInput }, context, _catalog: GlueCatalog) =>
    glueNeeds("UpdateTable", context, DatabaseName, named(TableInput)),
  handle: async (catalog, { DatabaseName, TableInput }) => {
    await catalog.updateTable(DatabaseName, TableInput);
  },
});

export const getTable = operation({
  name: "GetTable",
  input: { CatalogId: optional(string()), DatabaseName: string(), Name: string() },
  access: ({ DatabaseName, Name }, context, _catalog: GlueCatalog) =>
    glueNeeds("GetTable", context, DatabaseName, Name),
  handle: (catalog, { DatabaseName, Name }) => ({ Table: catalog.table(DatabaseName, Name) }),
});

export const getTables = operation({
  name: "GetTables",
  input: {
    CatalogId: optional(string()),
    DatabaseName: string(),
    Expression: optional(string()),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 100 })),
  },
  access: ({ DatabaseName }, context, _catalog: GlueCatalog) => glueNeeds("GetTables", context, DatabaseName),
  handle: (catalog, { DatabaseName, Expression, MaxResults = 100, NextToken }) => {
    const wanted =
      Expression === undefined ? undefined : new Set(Expression.split("|").map((name) => name.toLowerCase()));
    const pattern = (name: string): boolean => !wanted || [...wanted].some((each) => matches(each, name));
    const all = catalog.tables(DatabaseName).filter(({ Name }) => pattern(Name));
    const { items, next } = page(all, { max: MaxResults, token: NextToken, keyOf: ({ Name }) => Name });
    return { TableList: items, ...(next && { NextToken: next }) };
  },
});

export const deleteTable = operation({
  name: "DeleteTable",
  input: { CatalogId: optional(string()), DatabaseName: string(), Name: string() },
  access: ({ DatabaseName, Name }, context, _catalog: GlueCatalog) =>
    glueNeeds("DeleteTable", context, DatabaseName, Name),
  handle: async (catalog, { DatabaseName, Name }) => {
    await catalog.deleteTable(DatabaseName, Name);
  },
});

/** `*` stands for any run of characters; the rest is literal. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split("*");
  const [first = "", ...rest] = parts;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = rest.at(-1);
  return last === undefined ? name.length === at : name.length >= at + last.length && name.endsWith(last);
}
