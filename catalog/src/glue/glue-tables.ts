import { extractedPrefix, metadataPrefix } from "../lake/lake-keys.ts";
import { lakeName } from "../lake/lake-name.ts";
import { noTenant } from "../lake/tenant-of-key.ts";
import { extractedTables, type TableName, tables } from "../records/tables.ts";
import { type GlueColumn, glueColumns } from "./glue-columns.ts";

export type Partitions = "projected" | "registered";

/** One Glue table as plain data; `assembly` prints it as `AWS::Glue::Table`. */
export interface GlueTable {
  readonly database: string;
  readonly name: TableName;
  readonly description: string;
  readonly columns: readonly GlueColumn[];
  readonly partitionKeys: readonly GlueColumn[];
  /** `s3://bucket/prefix/` */
  readonly location: string;
  readonly tableType: "EXTERNAL_TABLE";
  readonly inputFormat: string;
  readonly outputFormat: string;
  readonly serde: { readonly library: string; readonly parameters: Readonly<Record<string, string>> };
  /** Table parameters, with those of partition projection. */
  readonly parameters: Readonly<Record<string, string>>;
}

export interface GlueTablesOptions {
  readonly database: string;
  /** Bucket name, or a placeholder that the template fills in. */
  readonly lakeBucket: string;
  /** Names of the tenants; files that no tenant claims have the partition `_none`. */
  readonly tenants: readonly string[];
  readonly partitions: Partitions;
  /** First day that projection looks at. */
  readonly since?: string;
}

const descriptions: Readonly<Record<TableName, string>> = {
  documents: "Text, forms, tables and answers of documents, one row an object.",
  transcripts: "Words, speakers and times of recordings, one row an object.",
  texts: "Text files, web pages, e-mails and JSON read as text, one row an object.",
  images: "Labels and text seen on pictures, one row an object.",
  videos: "What is seen and said in films, one row an object.",
  objects: "Every object that arrived, what became of it and where it is, one row an object and revision.",
};

/** Glue tables of a lake. Records are JSON lines; partitions lie in the keys as `tenant=` and `dt=`. */
export function glueTables({ database, lakeBucket, tenants, partitions, since }: GlueTablesOptions): GlueTable[] {
  const names = [...new Set([...tenants.map((tenant) => lakeName("tenant", tenant)), noTenant])];
  const dt = dayProjection(since ?? "2024-01-01");
  const tenant = { "projection.tenant.type": "enum", "projection.tenant.values": names.join(",") };
  const lake = `s3://${lakeBucket}/`;
  const extracted = Object.entries(extractedTables).map(([name, schema]) => ({
    name: name as keyof typeof extractedTables,
    columns: glueColumns(schema),
    partitionKeys: [partitionKey("tenant"), partitionKey("dt")],
    location: `${lake}${extractedPrefix(name)}`,
    projection: { ...tenant, ...dt },
  }));
  const objects = {
    name: "objects" as const,
    columns: glueColumns(tables.objects),
    partitionKeys: [partitionKey("dt")],
    location: `${lake}${metadataPrefix}`,
    projection: dt,
  };
  return [...extracted, objects].map(({ projection, ...table }) => ({
    database,
    description: descriptions[table.name],
    ...table,
    tableType: "EXTERNAL_TABLE",
    inputFormat: "org.apache.hadoop.mapred.TextInputFormat",
    outputFormat: "org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat",
    serde: { library: "org.openx.data.jsonserde.JsonSerDe", parameters: { "serialization.format": "1" } },
    parameters: {
      EXTERNAL: "TRUE",
      classification: "json",
      ...(partitions === "projected" ? { "projection.enabled": "true", ...projection } : {}),
    },
  }));
}

function partitionKey(Name: string): GlueColumn {
  return { Name, Type: "string" };
}

/**
 * No `storage.location.template`: Athena's default is the Hive layout, `<location>/tenant=<t>/dt=<d>`, which the lake has.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection-setting-up.html
 */
function dayProjection(since: string): Record<string, string> {
  return {
    "projection.dt.type": "date",
    "projection.dt.format": "yyyy-MM-dd",
    "projection.dt.range": `${since},NOW+1DAYS`,
    "projection.dt.interval": "1",
    "projection.dt.interval.unit": "DAYS",
  };
}
