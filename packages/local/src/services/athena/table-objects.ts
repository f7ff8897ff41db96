import type { GluePartition, GlueTable } from "../glue/glue-catalog.ts";
import { AthenaError } from "./athena-error.ts";
import { unsupported } from "./sql/unsupported.ts";

/** One data file of a table: where it lies on this disk, and the values of its partition keys. */
export interface TableObject {
  readonly path: string;
  readonly uri: string;
  readonly values: readonly string[];
}

export interface ListedObject {
  readonly key: string;
  readonly path: string;
  readonly bytes: number;
}

/** Splits `s3://bucket/prefix/`. */
export function locationOf(uri: string | undefined): { readonly bucket: string; readonly prefix: string } {
  const [, bucket, prefix = ""] = uri?.match(/^s3:\/\/([^/]+)\/?(.*)$/s) ?? [];
  if (!bucket) throw new AthenaError(`HIVE_METASTORE_ERROR: the table's location is ${uri ?? "missing"}`);
  return { bucket, prefix: prefix === "" || prefix.endsWith("/") ? prefix : `${prefix}/` };
}

/**
 * The data files that Athena would read: those in projected or registered partitions, hidden files left out.
 *
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
 */
export function tableObjects(
  table: GlueTable,
  listed: Iterable<ListedObject>,
  registered: readonly GluePartition[],
): TableObject[] {
  const keys = (table.PartitionKeys ?? []).map(({ Name }) => Name);
  const { bucket, prefix } = locationOf(table.StorageDescriptor?.Location);
  const visible = partitionFilter(table, keys, registered);
  const found: TableObject[] = [];
  for (const { key, path, bytes } of listed) {
    const parts = key.slice(prefix.length).split("/");
    const file = parts.at(-1) ?? "";
    if (bytes === 0 || file === "" || /^[._]/.test(file)) continue;
    const values = keys.map((name) => parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1));
    if (!values.every((value): value is string => value !== undefined)) continue;
    const decoded = values.map((value) => decodeURIComponent(value));
    if (keys.length === 0 || visible(decoded)) found.push({ path, uri: `s3://${bucket}/${key}`, values: decoded });
  }
  return found;
}

function partitionFilter(
  table: GlueTable,
  keys: readonly string[],
  registered: readonly GluePartition[],
): (values: readonly string[]) => boolean {
  const parameters = table.Parameters ?? {};
  if (parameters["projection.enabled"] !== "true") {
    const known = new Set(registered.map(({ Values }) => JSON.stringify(Values)));
    return (values) => known.has(JSON.stringify(values));
  }
  if (parameters["storage.location.template"]) throw unsupported("storage.location.template");
  const tests = keys.map((key) => projected(key, parameters));
  return (values) => values.every((value, index) => tests[index]?.(value) ?? false);
}

function projected(key: string, parameters: Readonly<Record<string, string>>): (value: string) => boolean {
  const of = (name: string): string => parameters[`projection.${key}.${name}`] ?? "";
  switch (of("type").toLowerCase()) {
    case "enum": {
      const values = new Set(
        of("values")
          .split(",")
          .map((value) => value.trim()),
      );
      return (value) => values.has(value);
    }
    case "integer": {
      const [low = "", high = ""] = of("range").split(",");
      return (value) => /^-?\d+$/.test(value) && Number(value) >= Number(low) && Number(value) <= Number(high);
    }
    case "date":
      // The upper bound is relative to now (NOW+1DAYS); a day that has files has come.
      return (value) => value >= (of("range").split(",")[0] ?? "").trim();
    case "injected":
      return () => true;
    default:
      throw new AthenaError(`INVALID_TABLE_PROPERTY: projection.${key}.type is ${of("type") || "missing"}`);
  }
}
