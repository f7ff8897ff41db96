export type Cell = string | number | boolean | null;

/** What `query --json` prints. */
export interface QueryResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** One object a row, keyed by column name. */
  readonly rows: readonly Readonly<Record<string, Cell>>[];
}
