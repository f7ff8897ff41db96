/** Which cells of a table: https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataCellsFilter.html */
export interface DataCellsFilter {
  readonly TableCatalogId: string;
  readonly DatabaseName: string;
  readonly TableName: string;
  readonly Name: string;
  /** Absent: all rows. */
  readonly expression?: string;
  /** Absent: all columns but the excluded. */
  readonly columns?: readonly string[];
  readonly excluded?: readonly string[];
  readonly version: string;
}

/** A filter as the API answers it. */
export function filterView({ expression, columns, excluded, version, ...place }: DataCellsFilter): object {
  return {
    ...place,
    RowFilter: expression === undefined ? { AllRowsWildcard: {} } : { FilterExpression: expression },
    ...(columns ? { ColumnNames: columns } : { ColumnWildcard: { ExcludedColumnNames: excluded ?? [] } }),
    VersionId: version,
  };
}
