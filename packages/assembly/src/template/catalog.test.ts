import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

const { Resources } = claimsTemplate();

test("every stage has a database of its own, with the catalog's six tables in it", () => {
  expect(Resources.CatalogDatabase?.Properties).toMatchObject({
    DatabaseInput: { Name: { "Fn::Sub": "claims_${Stage}" } },
  });
  const tables = Object.entries(Resources).filter(([, { Type }]) => Type === "AWS::Glue::Table");
  expect(tables.map(([id]) => id)).toEqual([
    "DocumentsTable",
    "TranscriptsTable",
    "TextsTable",
    "ImagesTable",
    "VideosTable",
    "ObjectsTable",
  ]);
  for (const [, { Properties }] of tables) {
    expect(Properties).toMatchObject({
      DatabaseName: { Ref: "CatalogDatabase" },
      TableInput: { Parameters: { "projection.enabled": "true" } },
    });
  }
});

test("tables lie in the lake bucket and know the tenants", () => {
  expect(Resources.DocumentsTable?.Properties.TableInput).toMatchObject({
    Name: "documents",
    Parameters: { "projection.tenant.values": "acme,globex,_none" },
    StorageDescriptor: { Location: { "Fn::Sub": "s3://${LakeBucket}/extracted/documents/" } },
  });
});
