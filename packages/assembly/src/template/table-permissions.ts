import { extractedTables } from "@tributary/catalog";
import type { Blueprint, BlueprintTenant } from "@tributary/pipeline";
import { functionRoleId } from "./functions.ts";
import { getAtt, ref, sub } from "./intrinsics.ts";
import { pascalCase } from "./names.ts";
import { readerArns } from "./readers.ts";
import type { Resource, Resources, Value } from "./template.ts";

const extractedTableNames = Object.keys(extractedTables);

/** Everybody whom IAM lets at the table: Lake Formation leaves it to the policies. */
const everybodyOfIam = "IAM_ALLOWED_PRINCIPALS";

/**
 * Who may select what: each tenant's readers the rows of their tenant, the whole organisation the metadata layer. Nobody
 * else has a right to an extracted table until a data lake administrator gives one.
 *
 * https://docs.aws.amazon.com/lake-formation/latest/dg/data-filtering.html
 */
export function tablePermissions(blueprint: Blueprint): Resources {
  const tenants = blueprint.tenants.filter(({ readers }) => readers.length > 0);
  if (tenants.length === 0) return {};
  return {
    ExtractedLocation: {
      Type: "AWS::LakeFormation::Resource",
      Properties: { ResourceArn: sub("${LakeBucket.Arn}/extracted"), UseServiceLinkedRole: true },
    },
    MetadataIsOpen: permission({
      principal: everybodyOfIam,
      resource: { Table: { CatalogId: ref("AWS::AccountId"), DatabaseName: ref("CatalogDatabase"), Name: "objects" } },
      permissions: ["ALL"],
      after: ["ObjectsTable"],
    }),
    ...(blueprint.catalog.partitions === "registered" && registering()),
    ...Object.assign({}, ...tenants.map(tenantPermissions)),
  };
}

/** Whether tables of this pipeline begin with no rights at all, instead of leaving it to IAM. */
export const isRowFiltered = ({ tenants }: Blueprint): boolean => tenants.some(({ readers }) => readers.length > 0);

function tenantPermissions(tenant: BlueprintTenant): Resources {
  return Object.assign(
    {},
    ...extractedTableNames.map((table) => {
      const id = `${pascalCase(tenant.name)}${pascalCase(table)}`;
      const grants = readerArns(tenant).map((principal, index) => [
        `${id}Readers${index === 0 ? "" : index + 1}`,
        permission({
          principal,
          resource: {
            DataCellsFilter: {
              TableCatalogId: ref("AWS::AccountId"),
              DatabaseName: ref("CatalogDatabase"),
              TableName: table,
              Name: tenant.name,
            },
          },
          permissions: ["SELECT"],
          after: [`${id}Rows`],
        }),
      ]);
      return { [`${id}Rows`]: rowFilter(tenant, table), ...Object.fromEntries(grants) };
    }),
  );
}

const rowFilter = ({ name }: BlueprintTenant, table: string): Resource => ({
  Type: "AWS::LakeFormation::DataCellsFilter",
  DependsOn: [`${pascalCase(table)}Table`],
  Properties: {
    TableCatalogId: ref("AWS::AccountId"),
    DatabaseName: ref("CatalogDatabase"),
    TableName: table,
    Name: name,
    RowFilter: { FilterExpression: `tenant = '${name.replaceAll("'", "''")}'` },
    ColumnWildcard: {},
  },
});

/** Registered partitions are added to tables that IAM alone no longer opens. */
function registering(): Resources {
  return {
    PartitionsOfTables: permission({
      principal: getAtt(functionRoleId("register"), "Arn"),
      resource: {
        Table: { CatalogId: ref("AWS::AccountId"), DatabaseName: ref("CatalogDatabase"), TableWildcard: {} },
      },
      permissions: ["ALTER", "DESCRIBE", "INSERT"],
      after: extractedTableNames.map((table) => `${pascalCase(table)}Table`),
    }),
    PartitionsAtLocation: permission({
      principal: getAtt(functionRoleId("register"), "Arn"),
      resource: {
        DataLocation: { CatalogId: ref("AWS::AccountId"), ResourceArn: sub("${LakeBucket.Arn}/extracted") },
      },
      permissions: ["DATA_LOCATION_ACCESS"],
      after: ["ExtractedLocation"],
    }),
  };
}

interface Grant {
  readonly principal: Value;
  readonly resource: Value;
  readonly permissions: readonly string[];
  /** What must be there before; the grant names it by its text only. */
  readonly after: readonly string[];
}

const permission = ({ principal, resource, permissions, after }: Grant): Resource => ({
  Type: "AWS::LakeFormation::PrincipalPermissions",
  DependsOn: after,
  Properties: {
    Principal: { DataLakePrincipalIdentifier: principal },
    Resource: resource,
    Permissions: permissions,
    PermissionsWithGrantOption: [],
  },
});
