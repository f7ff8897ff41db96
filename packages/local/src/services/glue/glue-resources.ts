import { isRecord } from "../../template/is-record.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import { ServiceError } from "../service-error.ts";
import type { GlueCatalog } from "./glue-catalog.ts";

/** `AWS::Glue::Database` */
export function databaseResource(catalog: GlueCatalog): ResourceProvider {
  return {
    type: "AWS::Glue::Database",
    existing: ({ logicalId, properties }) => {
      const { Name } = inputOf(properties.DatabaseInput, logicalId);
      return hasDatabase(catalog, Name) ? `Database ${Name} already exists` : undefined;
    },
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
    existing: ({ logicalId, properties }) => {
      const { Name } = inputOf(properties.TableInput, logicalId);
      return hasTable(catalog, String(properties.DatabaseName), Name) ? `Table ${Name} already exists` : undefined;
    },
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

const hasDatabase = (catalog: GlueCatalog, database: string): boolean =>
  catalog.databases().some(({ Name }) => Name === database);

const hasTable = (catalog: GlueCatalog, database: string, table: string): boolean =>
  hasDatabase(catalog, database) && catalog.tables(database).some(({ Name }) => Name === table);

async function dropDatabase(catalog: GlueCatalog, name: string): Promise<void> {
  if (hasDatabase(catalog, name)) await catalog.deleteDatabase(name);
}

async function dropTable(
  catalog: GlueCatalog,
  { ref, attributes }: { ref: string; attributes: Readonly<Record<string, string>> },
): Promise<void> {
  const database = attributes.DatabaseName ?? "";
  if (hasTable(catalog, database, ref)) await catalog.deleteTable(database, ref);
}
