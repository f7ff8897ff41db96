import { integer, list, optional, string, structure } from "../../input-shape.ts";
import { type CallContext, operation } from "../../operation.ts";
import { page } from "../../page.ts";
import type { AccessNeed } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { AthenaStore } from "../athena-store.ts";
import { readCsv } from "../csv-result.ts";
import { ended, type QueryExecution } from "../query-execution.ts";

/** Athena's permissions are on the workgroup. */
function onWorkgroup(action: string, { region, account }: CallContext, workgroup: string): AccessNeed[] {
  return [{ action: `athena:${action}`, resource: `arn:aws:athena:${region}:${account}:workgroup/${workgroup}` }];
}

const ofQuery =
  (action: string) => (input: { readonly QueryExecutionId: string }, context: CallContext, store: AthenaStore) =>
    onWorkgroup(action, context, store.query(input.QueryExecutionId).workgroup);

/** https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
export const startQueryExecution = operation({
  name: "StartQueryExecution",
  input: {
    QueryString: string({ min: 1, max: 262_144 }),
    ClientRequestToken: optional(string({ min: 32, max: 128 })),
    QueryExecutionContext: optional(structure({ Database: optional(string()), Catalog: optional(string()) })),
    ResultConfiguration: optional(structure({ OutputLocation: optional(string()) })),
    WorkGroup: optional(string()),
    ExecutionParameters: optional(list(string({ min: 1, max: 1024 }), { min: 1 })),
  },
  access: ({ WorkGroup = "primary" }, context, _store: AthenaStore) =>
    onWorkgroup("StartQueryExecution", context, WorkGroup),
  handle: async (store, input, { principal }) => {
    const { QueryString, ClientRequestToken: token, WorkGroup = "primary", ExecutionParameters = [] } = input;
    const catalog = input.QueryExecutionContext?.Catalog;
    if (catalog !== undefined && catalog.toLowerCase() !== "awsdatacatalog")
      throw new ServiceError("InvalidRequestException", `Catalog ${catalog} was not found`);
    const database = input.QueryExecutionContext?.Database;
    const outputLocation = input.ResultConfiguration?.OutputLocation;
    const query = await store.begin({
      sql: withParameters(QueryString, ExecutionParameters),
      workgroup: WorkGroup,
      principal,
      ...(database !== undefined && { database }),
      ...(outputLocation !== undefined && { outputLocation }),
      ...(token !== undefined && { token }),
    });
    return { QueryExecutionId: query.id };
  },
});

/** Puts execution parameters, which are SQL literals, in the place of question marks outside of quotes and comments. */
function withParameters(sql: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return sql;
  let next = 0;
  const filled = sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g, (token) =>
    token === "?" ? (parameters[next++] ?? "?") : token,
  );
  if (next !== parameters.length) {
    throw new ServiceError(
      "InvalidRequestException",
      `Incorrect number of parameters: expected ${next} but found ${parameters.length}`,
    );
  }
  return filled;
}

export const getQueryExecution = operation({
  name: "GetQueryExecution",
  input: { QueryExecutionId: string() },
  access: ofQuery("GetQueryExecution"),
  handle: (store, { QueryExecutionId }) => ({ QueryExecution: described(store.query(QueryExecutionId)) }),
});

export const batchGetQueryExecution = operation({
  name: "BatchGetQueryExecution",
  input: { QueryExecutionIds: list(string(), { min: 1, max: 50 }) },
  access: ({ QueryExecutionIds }, context, store: AthenaStore) =>
    QueryExecutionIds.flatMap((id) => onWorkgroup("BatchGetQueryExecution", context, store.query(id).workgroup)),
  handle: (store, { QueryExecutionIds }) => ({
    QueryExecutions: QueryExecutionIds.map((id) => described(store.query(id))),
    UnprocessedQueryExecutionIds: [],
  }),
});

export const listQueryExecutions = operation({
  name: "ListQueryExecutions",
  input: {
    WorkGroup: optional(string()),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 0, max: 50 })),
  },
  access: ({ WorkGroup = "primary" }, context, _store: AthenaStore) =>
    onWorkgroup("ListQueryExecutions", context, WorkGroup),
  handle: (store, { WorkGroup = "primary", NextToken, MaxResults = 50 }) => {
    const newestFirst = (query: QueryExecution): string =>
      `${String(1e15 - query.submitted).padStart(16, "0")}${query.id}`;
    const all = store
      .queries()
      .filter(({ workgroup }) => workgroup === WorkGroup)
      .sort((one, other) => (newestFirst(one) < newestFirst(other) ? -1 : 1));
    const { items, next } = page(all, { max: MaxResults, token: NextToken, keyOf: newestFirst });
    return { QueryExecutionIds: items.map(({ id }) => id), ...(next && { NextToken: next }) };
  },
});

export const stopQueryExecution = operation({
  name: "StopQueryExecution",
  input: { QueryExecutionId: string() },
  access: ofQuery("StopQueryExecution"),
  handle: (store, { QueryExecutionId }) => {
    store.stop(QueryExecutionId);
  },
});

/** Reads the result where the query put it, with the caller's permissions. https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
export const getQueryResults = operation({
  name: "GetQueryResults",
  input: {
    QueryExecutionId: string(),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 1000 })),
  },
  access: ofQuery("GetQueryResults"),
  handle: async (store: AthenaStore, { QueryExecutionId, NextToken, MaxResults = 1000 }, { principal }) => {
    const query = store.query(QueryExecutionId);
    if (!ended(query))
      throw new ServiceError("InvalidRequestException", `Query has not yet finished. Current state: ${query.state}`);
    if (query.state !== "SUCCEEDED")
      throw new ServiceError(
        "InvalidRequestException",
        `Query did not finish successfully. Final query state: ${query.state}`,
      );
    const { columns = [], output } = query;
    const rows = readCsv(await store.lake.read(principal, output.bucket, output.key));
    // The first page begins with a row of column names for SELECT, and not for SHOW and DESCRIBE.
    const names = columns.map(({ name }): string | undefined => name);
    const all = statementType(query.sql) === "DML" ? [names, ...rows] : rows;
    const from = NextToken === undefined ? 0 : Number(NextToken);
    if (!Number.isInteger(from) || from < 0 || from > all.length)
      throw new ServiceError("InvalidRequestException", "The NextToken is not one that this service gave.");
    const until = from + MaxResults;
    return {
      UpdateCount: 0,
      ResultSet: {
        Rows: all
          .slice(from, until)
          .map((row) => ({ Data: row.map((value) => (value === undefined ? {} : { VarCharValue: value })) })),
        ResultSetMetadata: { ColumnInfo: columns.map(columnInfo) },
      },
      ...(until < all.length && { NextToken: String(until) }),
    };
  },
});

function columnInfo({ name, type }: { readonly name: string; readonly type: string }): object {
  return {
    CatalogName: "hive",
    SchemaName: "",
    TableName: "",
    Name: name,
    Label: name,
    Type: type,
    Precision: 0,
    Scale: 0,
    Nullable: "UNKNOWN",
    CaseSensitive: type === "varchar",
  };
}

const statementType = (sql: string): "DML" | "UTILITY" => (/^\s*(show|desc)/i.test(sql) ? "UTILITY" : "DML");

function described(query: QueryExecution): object {
  const seconds = (time: number): number => time / 1000;
  return {
    QueryExecutionId: query.id,
    Query: query.sql,
    StatementType: statementType(query.sql),
    ResultConfiguration: { OutputLocation: `s3://${query.output.bucket}/${query.output.key}` },
    QueryExecutionContext: {
      ...(query.database !== undefined && { Database: query.database }),
      Catalog: "awsdatacatalog",
    },
    Status: {
      State: query.state,
      SubmissionDateTime: seconds(query.submitted),
      ...(query.reason !== undefined && {
        StateChangeReason: query.reason,
        AthenaError: { ErrorCategory: 2, ErrorMessage: query.reason, Retryable: false },
      }),
      ...(query.completed !== undefined && { CompletionDateTime: seconds(query.completed) }),
    },
    Statistics: {
      DataScannedInBytes: query.scanned ?? 0,
      ...(query.completed !== undefined && {
        TotalExecutionTimeInMillis: query.completed - query.submitted,
        EngineExecutionTimeInMillis: query.completed - query.submitted,
      }),
    },
    WorkGroup: query.workgroup,
    EngineVersion: { SelectedEngineVersion: "AUTO", EffectiveEngineVersion: "Athena engine version 3" },
  };
}
