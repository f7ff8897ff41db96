import { isRecord } from "../../template/is-record.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import { ServiceError } from "../service-error.ts";
import type { GlueCatalog } from "./glue-catalog.ts";

/** `AWS::Glue::Database` */
export function databaseResource(catalog: GlueCatalog): ResourceProvider {
  return {
    type: "AWS::Glue::Database",
    async put({ logicalId, properties, previous }) {
      const input = inputOf(properties.DatabaseInput, logicalId);
      await catalog.putDatabase(input);
      if (previous && previous.ref !== input.Name) await dropDatabase(catalog, previous.ref);
      return { ref: input.Name, attributes: {} };
    },
    delete: ({ ref }) => dropDatabase(catalog, ref),
  };
}

/** `AWS::Glue::Table` */
export function tableResource(catalog: GlueCatalog): ResourceProvider {
  return {
    type: "AWS::Glue::Table",
    async put({ logicalId, properties, previous }) {
      const database = String(properties.DatabaseName);
      const input = inputOf(properties.TableInput, logicalId);
      catalog.database(database);
      await catalog.putTable(database, input);
      const attributes = { DatabaseName: database };
      if (previous && (previous.ref !== input.Name || previous.attributes.DatabaseName !== database))
        await dropTable(catalog, previous);
      return { ref: input.Name, attributes };
    },
    delete: (resource) => dropTable(catalog, resource),
  };
}

function inputOf(value: unknown, logicalId: string): Readonly<Record<string, unknown>> & { readonly Name: string } {
  if (!isRecord(value)) throw new ServiceError("InvalidInputException", `${logicalId} has no input structure.`);
  const Name = typeof value.Name === "string" ? value.Name : logicalId.toLowerCase();
  return { ...value, Name };
}

async function dropDatabase(catalog: GlueCatalog, name: string): Promise<void> {
  if (catalog.databases().some(({ Name }) => Name === name)) await catalog.deleteDatabase(name);
}

async function dropTable(
  catalog: GlueCatalog,
  { ref, attributes }: { ref: string; attributes: Readonly<Record<string, string>> },
): Promise<void> {
  const database = attributes.DatabaseName ?? "";
  const known =
    catalog.databases().some(({ Name }) => Name === database) &&
    catalog.tables(database).some(({ Name }) => Name === ref);
  if (known) await catalog.deleteTable(database, ref);
}
