import { TributaryError } from "@tributary/errors";
import type * as z from "zod";
import { type RecordOf, type TableName, tables } from "./tables.ts";

const schemas: { readonly [T in TableName]: z.ZodType<RecordOf<T>> } = tables;

/** Checks a row against its table's schema and returns it with the schema's order of fields. */
export function parseRecord<T extends TableName>(table: T, row: unknown): RecordOf<T> {
  const parsed = schemas[table].safeParse(row);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join(".") || "(row)"}: ${issue.message}`);
  throw new TributaryError("TRB-CAT-001", `The row does not fit table ${table}: ${issues.join("; ")}.`, {
    cause: parsed.error,
  });
}

/**
 * Prints a row as the one line of JSON that the lake holds, after checking it.
 *
 * Athena reads one record a line; JSON.stringify escapes line breaks, and the schema fixes the order of the fields,
 * so the same row is the same bytes.
 */
export function recordLine<T extends TableName>(table: T, row: RecordOf<T>): string {
  return `${JSON.stringify(parseRecord(table, row))}\n`;
}
