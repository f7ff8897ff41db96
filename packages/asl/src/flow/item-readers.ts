import type { Value } from "../expressions/expr.ts";
import type { ItemSource } from "./items.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */

interface ObjectsOptions {
  readonly Bucket: Value<string>;
  readonly Prefix?: Value<string>;
  readonly maxItems?: Value<number>;
}

/** The objects under a prefix, for a distributed Map. */
export function s3Objects(from: ObjectsOptions): ItemSource<{
  readonly Key: string;
  readonly Size: number;
  readonly LastModified: number;
  readonly Etag: string;
  readonly StorageClass: string;
}> {
  const { maxItems, ...args } = from;
  return reading(listObjects, args, { MaxItems: maxItems });
}

/** What is inside the objects under a prefix, all their rows as one list of items. */
export function s3Contents<Row>(
  from: ObjectsOptions & { readonly format: "CSV" | "JSON" | "JSONL" | "PARQUET" },
): ItemSource<Row> {
  const { maxItems, format, ...args } = from;
  return reading(listObjects, args, { Transformation: "LOAD_AND_FLATTEN", InputType: format, MaxItems: maxItems });
}

interface RowsOptions {
  readonly Bucket: Value<string>;
  readonly Key: Value<string>;
  readonly VersionId?: Value<string>;
  /** `MANIFEST` is an S3 inventory, or what Athena unloaded when `manifest` says so. */
  readonly format: "CSV" | "JSON" | "JSONL" | "PARQUET" | "MANIFEST";
  readonly maxItems?: Value<number>;
  /** CSV: the names of the columns, when the first row has none. */
  readonly headers?: readonly string[];
  /** CSV: what parts the columns when it is no comma. */
  readonly delimiter?: "COMMA" | "PIPE" | "SEMICOLON" | "SPACE" | "TAB";
  /** JSON: where in the document the list is, as a JSON pointer. */
  readonly itemsPointer?: string;
  readonly manifest?: "ATHENA_DATA" | "S3_INVENTORY";
}

/** The rows of one object in S3, for a distributed Map. */
export function s3Rows<Row>(from: RowsOptions): ItemSource<Row> {
  const { maxItems, format, headers, delimiter, itemsPointer, manifest, ...args } = from;
  return reading("arn:aws:states:::s3:getObject", args, {
    InputType: format,
    ...(format === "CSV" && { CSVHeaderLocation: headers ? "GIVEN" : "FIRST_ROW", CSVHeaders: headers }),
    CSVDelimiter: delimiter,
    ItemsPointer: itemsPointer,
    ManifestType: manifest,
    MaxItems: maxItems,
  });
}

const listObjects = "arn:aws:states:::s3:listObjectsV2";

function reading<Item>(resource: string, args: object, config: Readonly<Record<string, unknown>>): ItemSource<Item> {
  const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  const settings = Object.keys(given).length > 0 ? { config: Object.freeze(given) } : {};
  return Object.freeze({ fields: { reader: Object.freeze({ resource, ...settings, arguments: args }) } });
}
