import { role, tenant } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

const ofType = (template: ReturnType<typeof claimsTemplate>, type: string) =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === `AWS::LakeFormation::${type}`);

test("each tenant has a row filter on each extracted table, and its readers a right to nothing else", () => {
  const template = claimsTemplate();
  const filters = ofType(template, "DataCellsFilter");
  expect(filters).toHaveLength(2 * 5);
  expect(template.Resources.AcmeTextsRows?.Properties).toMatchObject({
    TableName: "texts",
    Name: "acme",
    RowFilter: { FilterExpression: "tenant = 'acme'" },
  });
  for (const [id, { Properties, DependsOn }] of ofType(template, "PrincipalPermissions")) {
    if (id === "MetadataIsOpen") continue;
    const { DataLakePrincipalIdentifier } = Properties.Principal as { DataLakePrincipalIdentifier: unknown };
    const reader = JSON.stringify(DataLakePrincipalIdentifier).includes("acme-analyst") ? "acme" : "globex";
    expect(Properties).toMatchObject({
      Permissions: ["SELECT"],
      PermissionsWithGrantOption: [],
      Resource: { DataCellsFilter: { Name: reader } },
    });
    expect(DependsOn).toEqual([id.replace("Readers", "Rows")]);
  }
});

test("the metadata layer is open to whom IAM lets in, and tables begin with no rights", () => {
  const { Resources } = claimsTemplate();
  expect(Resources.MetadataIsOpen?.Properties).toMatchObject({
    Principal: { DataLakePrincipalIdentifier: "IAM_ALLOWED_PRINCIPALS" },
    Resource: { Table: { Name: "objects" } },
  });
  expect(Resources.CatalogDatabase?.Properties.DatabaseInput).toMatchObject({ CreateTableDefaultPermissions: [] });
});

test("several readers of a tenant have a grant each", () => {
  const two = claimsTemplate({ tenants: { acme: tenant({ prefix: "acme/", readers: [role("a"), role("b")] }) } });
  expect(Object.keys(two.Resources)).toEqual(expect.arrayContaining(["AcmeTextsReaders", "AcmeTextsReaders2"]));
});

test("without readers nobody's rows are filtered, and IAM alone decides", () => {
  const open = claimsTemplate({ tenants: { acme: tenant({ prefix: "acme/" }) } });
  expect(Object.values(open.Resources).filter(({ Type }) => Type.startsWith("AWS::LakeFormation"))).toEqual([]);
  expect(open.Resources.CatalogDatabase?.Properties.DatabaseInput).not.toHaveProperty("CreateTableDefaultPermissions");
});
