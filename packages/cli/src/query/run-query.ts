import { setTimeout as pause } from "node:timers/promises";
import {
  type ColumnInfo,
  type Datum,
  GetQueryExecutionCommand,
  paginateGetQueryResults,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { TributaryError } from "@tributary/errors";
import type { Stack } from "../cloud/open-stack.ts";
import { cellOf } from "./cell-of.ts";
import type { QueryResult } from "./query-result.ts";

/** Runs one statement through the Athena API and reads its whole result. */
export async function runQuery(
  { athena, database, workgroup }: Stack,
  sql: string,
  signal: AbortSignal,
): Promise<QueryResult> {
  const { QueryExecutionId } = await athena
    .send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        QueryExecutionContext: { Database: database },
        WorkGroup: workgroup,
      }),
    )
    .catch((error: unknown) => {
      if (error instanceof Error && error.name === "InvalidRequestException") throw queryError(error.message, error);
      throw error;
    });
  for (let wait = 10; ; wait = Math.min(250, wait * 1.5)) {
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
    const { State, StateChangeReason } = QueryExecution?.Status ?? {};
    if (State === "SUCCEEDED") return readResult(athena, QueryExecutionId, QueryExecution?.StatementType === "DML");
    if (State === "FAILED" || State === "CANCELLED")
      throw queryError(StateChangeReason ?? `The query ended as ${State}`);
    if (signal.aborted) {
      await athena.send(new StopQueryExecutionCommand({ QueryExecutionId }));
      throw new TributaryError("TRB-CLI-015", "The query was stopped");
    }
    await pause(wait);
  }
}

const queryError = (message: string, cause?: unknown): TributaryError =>
  new TributaryError("TRB-CLI-014", message, { cause });

async function readResult(
  client: Stack["athena"],
  QueryExecutionId: string | undefined,
  hasHeader: boolean,
): Promise<QueryResult> {
  let info: readonly ColumnInfo[] | undefined;
  const data: (readonly Datum[])[] = [];
  for await (const page of paginateGetQueryResults({ client, pageSize: 1000 }, { QueryExecutionId })) {
    info ??= page.ResultSet?.ResultSetMetadata?.ColumnInfo;
    for (const { Data } of page.ResultSet?.Rows ?? []) data.push(Data ?? []);
  }
  const names = (info ?? []).map(({ Name }) => Name ?? "");
  const columns = (info ?? []).map(({ Type }, index) => ({
    name: distinctName(names, index),
    type: Type ?? "varchar",
  }));
  // Athena repeats the names in the first row of a SELECT, and of nothing else.
  const isHeader =
    hasHeader && names.length > 0 && names.every((name, index) => data[0]?.[index]?.VarCharValue === name);
  const rows = (isHeader ? data.slice(1) : data).map((row) =>
    Object.fromEntries(columns.map(({ name, type }, index) => [name, cellOf(row[index]?.VarCharValue, type)])),
  );
  return { columns, rows };
}

/** `SELECT a, a` has two columns of one name; an object cannot, so the second becomes `a_2`. */
function distinctName(names: readonly string[], index: number): string {
  const name = names[index] ?? "";
  const before = names.slice(0, index).filter((other) => other === name).length;
  return before === 0 ? name : `${name}_${before + 1}`;
}
