import { document, integer, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import type { GlueCatalog } from "../glue-catalog.ts";
import { glueNeeds } from "./glue-access.ts";

const named = (input: Readonly<Record<string, unknown>>): string => (typeof input.Name === "string" ? input.Name : "");

export const createDatabase = operation({
  name: "CreateDatabase",
  input: { CatalogId: optional(string()), DatabaseInput: document },
  access: ({ DatabaseInput }, context, _catalog: GlueCatalog) =>
    glueNeeds("CreateDatabase", context, named(DatabaseInput)),
  handle: async (catalog, { DatabaseInput }) => {
    await catalog.createDatabase(DatabaseInput);
  },
});

export const getDatabase = operation({
  name: "GetDatabase",
  input: { CatalogId: optional(string()), Name: string() },
  access: ({ Name }, context, _catalog: GlueCatalog) => glueNeeds("GetDatabase", context, Name),
  handle: (catalog, { Name }) => ({ Database: catalog.database(Name) }),
});

export const getDatabases = operation({
  name: "GetDatabases",
  input: {
    CatalogId: optional(string()),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 100 })),
  },
  access: (_input, context, _catalog: GlueCatalog) => glueNeeds("GetDatabases", context),
  handle: (catalog, { MaxResults = 100, NextToken }) => {
    const { items, next } = page(catalog.databases(), { max: MaxResults, token: NextToken, keyOf: ({ Name }) => Name });
    return { DatabaseList: items, ...(next && { NextToken: next }) };
  },
});

export const deleteDatabase = operation({
  name: "DeleteDatabase",
  input: { CatalogId: optional(string()), Name: string() },
  access: ({ Name }, context, _catalog: GlueCatalog) => glueNeeds("DeleteDatabase", context, Name),
  handle: async (catalog, { Name }) => {
    await catalog.deleteDatabase(Name);
  },
});
