import { AthenaError } from "./athena-error.ts";
import type { TrinoQuery } from "./sql/read-query.ts";

/** DuckDB's own errors begin with their kind; ours and the services' do not. */
export function isDuckError(error: Error): boolean {
  return /^[A-Z][A-Za-z ]+ Error: /.test(error.message) || /INTERRUPT/.test(error.message);
}

/** DuckDB's complaint in Athena's words, with the place in the person's own SQL. */
export function duckError(error: Error, query: TrinoQuery, request: { readonly database?: string }): AthenaError {
  const [message = ""] = error.message.split("\n");
  const table = message.match(/Table with name (\S+) does not exist/)?.[1];
  if (table) {
    const use = query.tables.find(({ name }) => name.toLowerCase() === table.toLowerCase());
    const schema = request.database ?? "default";
    return new AthenaError(
      `TABLE_NOT_FOUND: line ${use?.place ?? "1:1"}: Table 'awsdatacatalog.${schema}.${table.toLowerCase()}' does not exist`,
    );
  }
  const column = message.match(
    /(?:Referenced column|column named|does not have a column named) "?([^"\s]+?)"?(?: not found|$|\s)/,
  )?.[1];
  if (column)
    return new AthenaError(
      `COLUMN_NOT_FOUND: line ${query.placeOfColumn(column) ?? "1:1"}: Column '${column}' cannot be resolved`,
    );
  const fn = message.match(/Function with name (\S+) does not exist/)?.[1];
  if (fn) return new AthenaError(`FUNCTION_NOT_FOUND: Function '${fn}' not registered`);
  const types = message.match(/Cannot compare values of type (\S+) and type (\S+)/);
  if (types)
    return new AthenaError(
      `TYPE_MISMATCH: Cannot compare ${types[1]?.toLowerCase()} with ${types[2]?.toLowerCase()}: cast one of them`,
    );
  const raised = message.match(/^Invalid Input Error: (Division by zero)/)?.[1];
  if (raised) return new AthenaError(`DIVISION_BY_ZERO: ${raised}`);
  if (/Malformed JSON|Invalid Input Error: (JSON|Failed to)/.test(message))
    return new AthenaError(
      `HIVE_CURSOR_ERROR: Row is not a valid JSON Object: ${message.replace(/ in file "[^"]*"/, "")}`,
    );
  if (/INTERRUPT/i.test(message)) return new AthenaError("Query was cancelled.");
  return new AthenaError(
    message.replace(/^(Binder|Catalog|Parser|Conversion|Invalid Input) Error: /, "GENERIC_USER_ERROR: "),
  );
}
