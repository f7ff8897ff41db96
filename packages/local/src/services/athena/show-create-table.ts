import type { GlueTable } from "../glue/glue-catalog.ts";
import type { QuerySources } from "./run-query.ts";
import { visibleColumns } from "./visible-columns.ts";

/** The lines of a table's definition as Athena writes them. https://docs.aws.amazon.com/athena/latest/ug/show-create-table.html */
export function showCreateTable(table: GlueTable, sources: QuerySources): string[] {
  const keys = new Set((table.PartitionKeys ?? []).map(({ Name }) => Name));
  const visible = visibleColumns(table, sources);
  const line = ({ Name, Type = "string", Comment }: (typeof visible)[number]): string =>
    `  \`${Name}\` ${Type}${Comment ? ` COMMENT ${text(Comment)}` : ""}`;
  const listed = (lines: readonly string[]): string[] =>
    lines.map((one, index) => `${one}${index === lines.length - 1 ? ")" : ", "}`);
  const columns = visible.filter(({ Name }) => !keys.has(Name));
  const partitions = visible.filter(({ Name }) => keys.has(Name));
  const { Location, InputFormat, OutputFormat, SerdeInfo } = table.StorageDescriptor ?? {};
  const serde = SerdeInfo?.Parameters ?? {};
  return [
    `CREATE EXTERNAL TABLE \`${table.DatabaseName}.${table.Name}\`(`,
    ...listed(columns.map(line)),
    ...(partitions.length > 0 ? ["PARTITIONED BY ( ", ...listed(partitions.map(line))] : []),
    ...(SerdeInfo?.SerializationLibrary ? ["ROW FORMAT SERDE ", `  ${text(SerdeInfo.SerializationLibrary)} `] : []),
    ...(Object.keys(serde).length > 0 ? ["WITH SERDEPROPERTIES ( ", ...listed(pairs(serde))] : []),
    ...(InputFormat && OutputFormat
      ? ["STORED AS INPUTFORMAT ", `  ${text(InputFormat)} `, "OUTPUTFORMAT ", `  ${text(OutputFormat)}`]
      : []),
    ...(Location ? ["LOCATION", `  ${text(Location)}`] : []),
    ...(Object.keys(table.Parameters ?? {}).length > 0
      ? ["TBLPROPERTIES (", ...listed(pairs(table.Parameters ?? {}))]
      : []),
  ];
}

const text = (value: string): string => `'${value.replaceAll("'", "\\'")}'`;
const pairs = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values).map(([key, value]) => `  ${text(key)}=${text(value)}`);
