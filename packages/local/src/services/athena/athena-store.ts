import { randomUUID } from "node:crypto";
import type { CloudContext } from "../cloud-context.ts";
import type { DurableMap } from "../durable-map.ts";
import type { GlueTable } from "../glue/glue-catalog.ts";
import { glueDoor } from "../glue/glue-door.ts";
import { glueNeeds } from "../glue/operations/glue-access.ts";
import { lakeFormationDoor } from "../lakeformation/lake-formation-door.ts";
import { lakeReader } from "../lakeformation/lake-reader.ts";
import { mayDescribe, type TableAccess, tableAccess } from "../lakeformation/table-access.ts";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import { AthenaError } from "./athena-error.ts";
import { printCsv } from "./csv-result.ts";
import type { Lake } from "./lake.ts";
import { ended, type QueryExecution } from "./query-execution.ts";
import { type QueryResult, runQuery } from "./run-query.ts";
import { locationOf } from "./table-objects.ts";
import type { Workgroup } from "./workgroup.ts";

export interface NewQuery {
  readonly sql: string;
  readonly database?: string;
  readonly workgroup: string;
  readonly outputLocation?: string;
  readonly token?: string;
  readonly principal: Principal;
}

/** Queries and workgroups. A query that was running when the process ended is told as failed. */
export class AthenaStore {
  readonly #cloud: CloudContext;
  readonly lake: Lake;
  readonly #queries: DurableMap<QueryExecution>;
  readonly #workgroups: DurableMap<Workgroup>;
  readonly #running = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();

  constructor(cloud: CloudContext, lake: Lake) {
    this.#cloud = cloud;
    this.lake = lake;
    this.#queries = cloud.store.map("athena.queries");
    this.#workgroups = cloud.store.map("athena.workgroups");
  }

  async start(): Promise<void> {
    if (!this.#workgroups.has("primary"))
      await this.putWorkgroup({ name: "primary", state: "ENABLED", enforce: false, created: this.#cloud.clock.now() });
    for (const query of this.#queries.values()) {
      if (!ended(query))
        await this.#end(query, { state: "FAILED", reason: "INTERNAL_ERROR: the query engine was restarted" });
    }
  }

  workgroup(name: string): Workgroup {
    const found = this.#workgroups.get(name);
    if (!found) throw new ServiceError("InvalidRequestException", `WorkGroup ${name} is not found.`);
    return found;
  }

  workgroups(): Workgroup[] {
    return this.#workgroups.values();
  }

  async putWorkgroup(workgroup: Workgroup): Promise<void> {
    await this.#workgroups.set(workgroup.name, workgroup);
  }

  async deleteWorkgroup(name: string): Promise<void> {
    await this.#workgroups.delete(name);
  }

  queries(): QueryExecution[] {
    return this.#queries.values();
  }

  query(id: string): QueryExecution {
    const found = this.#queries.get(id);
    if (!found) throw new ServiceError("InvalidRequestException", `QueryExecution ${id} was not found`);
    return found;
  }

  /** Begins a query; it runs on while the caller asks for its state. The same token begins nothing twice. */
  async begin(given: NewQuery): Promise<QueryExecution> {
    const known =
      given.token === undefined
        ? undefined
        : this.queries().find(
            ({ token, workgroup, principal }) =>
              token === given.token && workgroup === given.workgroup && principal.arn === given.principal.arn,
          );
    if (known) {
      if (known.sql === given.sql) return known;
      throw new ServiceError("InvalidRequestException", "Idempotent parameters do not match");
    }
    const { outputLocation, ...kept } = given;
    const id = randomUUID();
    const output = this.#outputOf(given.workgroup, outputLocation, id);
    const query: QueryExecution = { ...kept, id, output, state: "RUNNING", submitted: this.#cloud.clock.now() };
    await this.#queries.set(id, query);
    const stop = new AbortController();
    const done = this.#run(query, stop.signal).finally(() => this.#running.delete(id));
    this.#running.set(id, { stop, done });
    return query;
  }

  stop(id: string): void {
    this.query(id);
    this.#running.get(id)?.stop.abort();
  }

  async close(): Promise<void> {
    for (const { stop } of this.#running.values()) stop.abort();
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #outputOf(workgroup: string, asked: string | undefined, id: string): { bucket: string; key: string } {
    const { outputLocation, enforce } = this.workgroup(workgroup);
    const location = enforce ? (outputLocation ?? asked) : (asked ?? outputLocation);
    if (location === undefined) {
      throw new ServiceError(
        "InvalidRequestException",
        "No output location provided. You did not provide an output location for your query results.",
      );
    }
    const { bucket, prefix } = locationOf(location);
    return { bucket, key: `${prefix}${id}.csv` };
  }

  async #run(query: QueryExecution, signal: AbortSignal): Promise<void> {
    const { authorizer, account, region } = this.#cloud;
    const { principal, sql, database, output } = query;
    const context = { principal, account, region, requestId: query.id, endpoint: this.#cloud.endpoint() };
    const { lake } = this;
    const permissions = lakeFormationDoor.of(this.#cloud);
    const authorizeTable = (table: GlueTable): TableAccess => {
      authorizer.authorize(principal, glueNeeds("GetTable", context, table.DatabaseName, table.Name));
      const access = tableAccess(permissions, principal, table);
      if (access.rights)
        authorizer.authorize(principal, [{ action: "lakeformation:GetDataAccess", resource: "*", account }]);
      return access;
    };
    const mayDescribeTable = (table: GlueTable): boolean =>
      mayDescribe(permissions, principal, table) &&
      glueNeeds("GetTable", context, table.DatabaseName, table.Name).every(
        (need) => authorizer.decide(principal, need).allowed,
      );
    const authorizeCatalog = (action: "GetDatabases" | "GetTables", database?: string): void =>
      authorizer.authorize(principal, glueNeeds(action, context, database));
    const list = async (table: GlueTable, { location }: TableAccess) => {
      const { bucket, prefix } = locationOf(table.StorageDescriptor?.Location);
      return lake.list(location ? lakeReader(location, principal) : principal, bucket, prefix);
    };
    try {
      const result = await runQuery(
        { sql, signal, ...(database !== undefined && { database }) },
        {
          catalog: glueDoor.of(this.#cloud),
          list,
          authorizeTable,
          authorizeCatalog,
          mayDescribe: mayDescribeTable,
        },
      );
      await lake.write(principal, output.bucket, output.key, csvOf(result));
      await this.#end(query, { state: "SUCCEEDED", columns: result.columns, scanned: result.scanned });
    } catch (error) {
      await this.#fail(query, error, signal);
    }
  }

  async #fail(query: QueryExecution, error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return this.#end(query, { state: "CANCELLED", reason: "Query was cancelled." });
    const expected = error instanceof AthenaError || error instanceof ServiceError;
    if (!expected)
      this.#cloud.log("athena.defect", {
        query: query.id,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
    const message = error instanceof Error ? error.message : String(error);
    const reason =
      error instanceof ServiceError && error.code === "AccessDenied" ? `PERMISSION_DENIED: ${message}` : message;
    await this.#end(query, { state: "FAILED", reason: expected ? reason : `INTERNAL_ERROR: ${message}` });
  }

  async #end(query: QueryExecution, change: Partial<QueryExecution>): Promise<void> {
    await this.#queries.set(query.id, { ...query, ...change, completed: this.#cloud.clock.now() });
  }
}

const csvOf = ({ columns, rows }: QueryResult): string =>
  printCsv(
    columns.map(({ name }) => name),
    rows,
  );
