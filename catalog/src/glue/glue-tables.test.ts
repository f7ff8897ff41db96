import { expect, test } from "vitest";
import { glueTables } from "./glue-tables.ts";

const options = { database: "claims", lakeBucket: "claims-lake", tenants: ["acme", "globex"] } as const;

test("glueTables gives extracted tables tenant and dt, and objects only dt", () => {
  const tables = glueTables({ ...options, partitions: "projected" });
  expect(
    tables.map(({ name, location, partitionKeys }) => [name, location, partitionKeys.map((key) => key.Name)]),
  ).toEqual([
    ["documents", "s3://claims-lake/extracted/documents/", ["tenant", "dt"]],
    ["transcripts", "s3://claims-lake/extracted/transcripts/", ["tenant", "dt"]],
    ["texts", "s3://claims-lake/extracted/texts/", ["tenant", "dt"]],
    ["images", "s3://claims-lake/extracted/images/", ["tenant", "dt"]],
    ["videos", "s3://claims-lake/extracted/videos/", ["tenant", "dt"]],
    ["objects", "s3://claims-lake/metadata/objects/", ["dt"]],
  ]);
});

test("glueTables projects every partition key, with room for files of no tenant", () => {
  for (const table of glueTables({ ...options, partitions: "projected" })) {
    expect(table.parameters["projection.enabled"]).toBe("true");
    for (const { Name } of table.partitionKeys) expect(table.parameters[`projection.${Name}.type`]).toBeDefined();
    if (table.name !== "objects") expect(table.parameters["projection.tenant.values"]).toBe("acme,globex,_none");
  }
});

test("glueTables leaves projection out when partitions are registered", () => {
  for (const table of glueTables({ ...options, partitions: "registered" })) {
    expect(Object.keys(table.parameters).filter((key) => key.startsWith("projection"))).toEqual([]);
  }
});

test("glueTables refuses a tenant that would break the layout", () => {
  expect(() => glueTables({ ...options, tenants: ["a,b"], partitions: "projected" })).toThrowError(
    expect.objectContaining({ code: "TRB-CAT-002" }),
  );
});
