import type { GlueTable } from "../glue/glue-catalog.ts";
import { ServiceError } from "../service-error.ts";
import { AthenaError } from "./athena-error.ts";
import type { QueryRequest, QueryResult, QuerySources } from "./run-query.ts";
import { showCreateTable } from "./show-create-table.ts";
import { visibleColumns } from "./visible-columns.ts";

type Answer = (
  names: readonly string[],
  request: QueryRequest,
  sources: QuerySources,
) => readonly (readonly string[])[];

interface Statement {
  readonly pattern: RegExp;
  readonly columns: readonly string[];
  readonly answer: Answer;
}

const identifier = '[`"]?([A-Za-z0-9_]+)[`"]?';
const qualified = `(?:${identifier}\\.)?${identifier}`;
const like = "(?:\\s+(?:LIKE\\s+)?'([^']*)')?";

/** https://docs.aws.amazon.com/athena/latest/ug/ddl-reference.html */
const statements: readonly Statement[] = [
  {
    pattern: new RegExp(`^SHOW\\s+(?:DATABASES|SCHEMAS)${like}$`, "i"),
    columns: ["database_name"],
    answer: ([pattern], _request, { catalog, authorizeCatalog }) => {
      authorizeCatalog("GetDatabases");
      return matching(
        catalog.databases().map(({ Name }) => Name),
        pattern,
      );
    },
  },
  {
    pattern: new RegExp(`^SHOW\\s+TABLES(?:\\s+(?:IN|FROM)\\s+${identifier})?${like}$`, "i"),
    columns: ["tab_name"],
    answer: ([named, pattern], request, { catalog, authorizeCatalog, mayDescribe }) => {
      const database = named ?? defaultDatabase(request);
      authorizeCatalog("GetTables", database);
      return matching(
        catalog
          .tables(database)
          .filter(mayDescribe)
          .map(({ Name }) => Name),
        pattern,
      );
    },
  },
  {
    pattern: new RegExp(`^SHOW\\s+COLUMNS\\s+(?:IN|FROM)\\s+${qualified}$`, "i"),
    columns: ["field"],
    answer: (names, request, sources) =>
      visibleColumns(tableOf(names, request, sources), sources).map(({ Name }) => [Name]),
  },
  {
    pattern: new RegExp(`^(?:DESCRIBE|DESC)\\s+(?:EXTENDED\\s+|FORMATTED\\s+)?${qualified}$`, "i"),
    columns: ["col_name", "data_type", "comment"],
    answer: (names, request, sources) =>
      visibleColumns(tableOf(names, request, sources), sources).map(({ Name, Type = "string", Comment = "" }) => [
        Name,
        Type,
        Comment,
      ]),
  },
  {
    pattern: new RegExp(`^SHOW\\s+CREATE\\s+TABLE\\s+${qualified}$`, "i"),
    columns: ["createtab_stmt"],
    answer: (names, request, sources) =>
      showCreateTable(tableOf(names, request, sources), sources).map((line) => [line]),
  },
  {
    pattern: new RegExp(`^SHOW\\s+TBLPROPERTIES\\s+${qualified}$`, "i"),
    columns: ["prpt_name", "prpt_value"],
    answer: (names, request, sources) => {
      const table = tableOf(names, request, sources);
      sources.authorizeTable(table);
      return Object.entries(table.Parameters ?? {});
    },
  },
  {
    // The catalog here holds tables only.
    pattern: new RegExp(`^SHOW\\s+VIEWS(?:\\s+(?:IN|FROM)\\s+${identifier})?${like}$`, "i"),
    columns: ["views"],
    answer: () => [],
  },
  {
    pattern: new RegExp(`^SHOW\\s+PARTITIONS\\s+${qualified}$`, "i"),
    columns: ["partition"],
    answer: (names, request, sources) => {
      const { catalog, authorizeTable } = sources;
      const found = tableOf(names, request, sources);
      // Partitions are values of rows: a filter on rows cannot be laid over them.
      if (authorizeTable(found).rights?.every(({ rows }) => rows !== undefined))
        throw new ServiceError(
          "AccessDenied",
          `Insufficient Lake Formation permission(s): Required Select on all rows of ${found.Name}`,
        );
      const keys = (found.PartitionKeys ?? []).map(({ Name }) => Name);
      return catalog
        .partitions(found.DatabaseName, found.Name)
        .map(({ Values }) => [Values.map((value, index) => `${keys[index]}=${value}`).join("/")]);
    },
  },
];

const trimmed = (sql: string): string => sql.trim().replace(/;\s*$/, "").trim();

/** Statements that only the catalog answers. */
export function isCatalogStatement(sql: string): boolean {
  return statements.some(({ pattern }) => pattern.test(trimmed(sql)));
}

export function answerStatement(request: QueryRequest, sources: QuerySources): QueryResult {
  for (const { pattern, columns, answer } of statements) {
    const match = trimmed(request.sql).match(pattern);
    if (match)
      return {
        columns: columns.map((name) => ({ name, type: "varchar" })),
        rows: answer(match.slice(1), request, sources),
        scanned: 0,
      };
  }
  throw new AthenaError("SYNTAX_ERROR: line 1:1: the statement is not understood");
}

function tableOf(
  [database, table = ""]: readonly string[],
  request: QueryRequest,
  { catalog }: QuerySources,
): GlueTable {
  return catalog.table(database ?? defaultDatabase(request), table);
}

function defaultDatabase({ database }: QueryRequest): string {
  if (database === undefined)
    throw new AthenaError("SYNTAX_ERROR: line 1:1: Schema must be specified when session schema is not set");
  return database;
}

/** `*` stands for any run, `|` parts alternatives. */
function matching(names: readonly string[], pattern: string | undefined): string[][] {
  const tests = pattern?.split("|").map(
    (part) =>
      new RegExp(
        `^${part
          .split("*")
          .map((text) => text.replace(/[^\w]/g, "\\$&"))
          .join(".*")}$`,
        "i",
      ),
  );
  return names.filter((name) => !tests || tests.some((test) => test.test(name))).map((name) => [name]);
}
