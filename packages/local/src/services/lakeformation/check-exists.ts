import { InvalidInput } from "../input-shape.ts";
import { ServiceError } from "../service-error.ts";
import type { LakeCalls } from "./lake-calls.ts";
import type { LakeResource } from "./lake-resource.ts";

/** A permission can be given only on what is there. */
export function checkExists(resource: LakeResource, { store, catalog }: Pick<LakeCalls, "store" | "catalog">): void {
  if (!("database" in resource)) return;
  if (!("table" in resource)) {
    catalog.database(resource.database);
    return;
  }
  const table = catalog.table(resource.database, resource.table);
  if (resource.kind === "filter" && !store.filter(resource.database, resource.table, resource.filter))
    throw new ServiceError("EntityNotFoundException", `Data cells filter ${resource.filter} is not found.`);
  if (resource.kind === "columns") checkColumns([...(resource.columns ?? []), ...(resource.excluded ?? [])], table);
}

interface WithColumns {
  readonly StorageDescriptor?: { readonly Columns?: readonly { readonly Name: string }[] };
  readonly PartitionKeys?: readonly { readonly Name: string }[];
  readonly Name: string;
}

export function checkColumns(names: readonly string[], table: WithColumns): void {
  const known = new Set(
    [...(table.StorageDescriptor?.Columns ?? []), ...(table.PartitionKeys ?? [])].map(({ Name }) => Name.toLowerCase()),
  );
  const unknown = names.find((name) => !known.has(name));
  if (unknown !== undefined) throw new InvalidInput(`Column ${unknown} is not in the table ${table.Name}`);
}
