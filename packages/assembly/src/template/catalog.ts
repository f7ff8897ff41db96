import { type GlueTable, glueTables } from "@tributary/catalog";
import type { Blueprint } from "@tributary/pipeline";
import { ref, sub } from "./intrinsics.ts";
import { pascalCase } from "./names.ts";
import { isRowFiltered } from "./table-permissions.ts";
import type { Resource, Resources } from "./template.ts";

/** The Glue database of a stage and its tables, as the catalog declares them. */
export function catalog(blueprint: Blueprint): Resources {
  const tables = glueTables({
    database: blueprint.catalog.database,
    lakeBucket: "${LakeBucket}",
    tenants: blueprint.tenants.map(({ name }) => name),
    partitions: blueprint.catalog.partitions,
  });
  return {
    CatalogDatabase: {
      Type: "AWS::Glue::Database",
      Properties: {
        CatalogId: ref("AWS::AccountId"),
        DatabaseInput: {
          // Two stages in one account have two databases; an underscore needs no quotes in SQL.
          Name: sub(`${blueprint.catalog.database}_\${Stage}`),
          // Tables begin with no rights, instead of being left to IAM as the account's settings may have it.
          ...(isRowFiltered(blueprint) && { CreateTableDefaultPermissions: [] }),
          Description: `What the ${blueprint.name} pipeline extracted, and every object that arrived`,
        },
      },
    },
    ...Object.fromEntries(tables.map((made) => [`${pascalCase(made.name)}Table`, table(made)])),
  };
}

const table = (made: GlueTable): Resource => ({
  Type: "AWS::Glue::Table",
  Properties: {
    CatalogId: ref("AWS::AccountId"),
    DatabaseName: ref("CatalogDatabase"),
    TableInput: {
      Name: made.name,
      Description: made.description,
      TableType: made.tableType,
      Parameters: { ...made.parameters },
      PartitionKeys: made.partitionKeys.map((column) => ({ ...column })),
      StorageDescriptor: {
        Columns: made.columns.map((column) => ({ ...column })),
        Location: sub(made.location),
        InputFormat: made.inputFormat,
        OutputFormat: made.outputFormat,
        SerdeInfo: { SerializationLibrary: made.serde.library, Parameters: { ...made.serde.parameters } },
      },
    },
  },
});
