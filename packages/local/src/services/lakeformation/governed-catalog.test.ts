import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchCreatePartitionCommand,
  CreateDatabaseCommand,
  CreateTableCommand,
  DeleteDatabaseCommand,
  DeleteTableCommand,
  GetPartitionsCommand,
  GetTableCommand,
  GetTablesCommand,
  GlueClient,
  UpdateTableCommand,
} from "@aws-sdk/client-glue";
import {
  CreateDataCellsFilterCommand,
  GrantPermissionsCommand,
  LakeFormationClient,
  type Permission,
  RegisterResourceCommand,
  type Resource,
} from "@aws-sdk/client-lakeformation";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";

const account = "000000000000";
const DatabaseName = "claims";
const table = { DatabaseName, Name: "documents" };
const location = "s3://lake/extracted/documents/";
let stateDir: string;
let cloud: LocalCloud;
const closing: { destroy(): void }[] = [];

const settings = (credentials = cloud.credentials) => ({
  endpoint: cloud.endpoint,
  region: cloud.region,
  credentials,
  maxAttempts: 1,
});

function kept<T extends { destroy(): void }>(client: T): T {
  closing.push(client);
  return client;
}

/** A role that IAM lets do everything in Glue. */
async function glueOf(name: string): Promise<GlueClient> {
  const arn = `arn:aws:iam::${account}:role/${name}`;
  const Statement = [{ Effect: "Allow" as const, Action: "glue:*", Resource: "*" }];
  await cloud.context.identities.putRole({
    arn,
    trust: { Version: "2012-10-17", Statement: [] },
    inline: { own: { Version: "2012-10-17", Statement } },
  });
  return kept(new GlueClient(settings(await cloud.context.credentials.credentialsFor(arn, "someone"))));
}

const tableInput = (Location: string) => ({
  Name: "documents",
  PartitionKeys: [{ Name: "tenant", Type: "string" }],
  StorageDescriptor: { Columns: [{ Name: "text", Type: "string" }], Location },
});

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-governed-"));
  cloud = await startLocalCloud({ stateDir });
  const operator = kept(new GlueClient(settings()));
  const lake = kept(new LakeFormationClient(settings()));
  await operator.send(
    new CreateDatabaseCommand({ DatabaseInput: { Name: DatabaseName, CreateTableDefaultPermissions: [] } }),
  );
  await operator.send(new CreateTableCommand({ DatabaseName, TableInput: tableInput(location) }));
  await operator.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "own" } }));
  const ResourceArn = "arn:aws:s3:::lake/extracted";
  await lake.send(new RegisterResourceCommand({ ResourceArn, UseServiceLinkedRole: true }));
  const place = { TableCatalogId: account, DatabaseName, TableName: "documents", Name: "acme" };
  const RowFilter = { FilterExpression: "tenant = 'acme'" };
  await lake.send(new CreateDataCellsFilterCommand({ TableData: { ...place, RowFilter, ColumnWildcard: {} } }));
  const give = (name: string, Given: Resource, ...Permissions: Permission[]) => {
    const Principal = { DataLakePrincipalIdentifier: `arn:aws:iam::${account}:role/${name}` };
    return lake.send(new GrantPermissionsCommand({ Principal, Resource: Given, Permissions }));
  };
  await give("acme", { DataCellsFilter: place }, "SELECT");
  await give("keeper", { Table: table }, "ALTER", "DESCRIBE", "INSERT");
  await give("keeper", { DataLocation: { ResourceArn } }, "DATA_LOCATION_ACCESS");
});

afterAll(async () => {
  for (const client of closing) client.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

const partition = (Location: string) =>
  new BatchCreatePartitionCommand({
    DatabaseName,
    TableName: "documents",
    PartitionInputList: [{ Values: ["acme"], StorageDescriptor: { Location } }],
  });

test("a reader of some rows knows the table, and cannot move, drop or partition it, whatever IAM allows", async () => {
  const glue = await glueOf("acme");
  expect((await glue.send(new GetTableCommand(table))).Table?.Name).toBe("documents");
  expect((await glue.send(new GetTablesCommand({ DatabaseName }))).TableList).toHaveLength(1);
  for (const command of [
    new UpdateTableCommand({ DatabaseName, TableInput: tableInput("s3://elsewhere/") }),
    new DeleteTableCommand(table),
    partition(`${location}tenant=acme/`),
    new GetPartitionsCommand({ DatabaseName, TableName: "documents" }),
    new CreateTableCommand({ DatabaseName: "own", TableInput: tableInput(location) }),
  ])
    await expect(glue.send(command as GetTableCommand)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("Insufficient Lake Formation permission(s)"),
    });
});

test("who holds no permission is told of no table", async () => {
  const glue = await glueOf("stranger");
  expect((await glue.send(new GetTablesCommand({ DatabaseName }))).TableList).toEqual([]);
  await expect(glue.send(new GetTableCommand(table))).rejects.toMatchObject({ name: "AccessDeniedException" });
});

test("who may alter the table and use its location adds partitions there, and nowhere it may not", async () => {
  const glue = await glueOf("keeper");
  expect((await glue.send(partition(`${location}tenant=acme/`))).Errors).toEqual([]);
  await glue.send(new UpdateTableCommand({ DatabaseName, TableInput: tableInput(location) }));
  await expect(glue.send(new DeleteTableCommand(table))).rejects.toMatchObject({ name: "AccessDeniedException" });
});

test("where Lake Formation leaves it to IAM, IAM alone decides", async () => {
  const glue = await glueOf("builder");
  const TableInput = { ...tableInput("s3://elsewhere/things/"), Name: "things" };
  await glue.send(new CreateTableCommand({ DatabaseName: "own", TableInput }));
  await glue.send(new DeleteTableCommand({ DatabaseName: "own", Name: "things" }));
  await glue.send(new DeleteDatabaseCommand({ Name: "own" }));
});
