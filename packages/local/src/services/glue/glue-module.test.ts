import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchCreatePartitionCommand,
  CreateDatabaseCommand,
  CreateTableCommand,
  GetDatabasesCommand,
  GetPartitionsCommand,
  GetTableCommand,
  GetTablesCommand,
  GlueClient,
} from "@aws-sdk/client-glue";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { glueModule } from "./glue-module.ts";

let cloud: LocalCloud;
let glue: GlueClient;
let stateDir: string;

beforeEach(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-glue-"));
  cloud = await startLocalCloud({ stateDir, services: [glueModule] });
  glue = new GlueClient({
    endpoint: cloud.endpoint,
    region: cloud.region,
    credentials: cloud.credentials,
    maxAttempts: 1,
  });
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "Claims" } }));
});

afterEach(async () => {
  glue.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

const table = (Name: string) =>
  new CreateTableCommand({
    DatabaseName: "claims",
    TableInput: {
      Name,
      StorageDescriptor: { Columns: [{ Name: "a", Type: "string" }], Location: "s3://lake/t/" },
      PartitionKeys: [{ Name: "dt", Type: "string" }],
    },
  });

test("Glue keeps databases and tables, folded to lower case", async () => {
  await glue.send(table("Documents"));
  const { DatabaseList } = await glue.send(new GetDatabasesCommand({}));
  expect(DatabaseList?.map(({ Name }) => Name)).toEqual(["claims"]);
  const { Table } = await glue.send(new GetTableCommand({ DatabaseName: "CLAIMS", Name: "documents" }));
  expect(Table).toMatchObject({
    Name: "documents",
    DatabaseName: "claims",
    StorageDescriptor: { Columns: [{ Name: "a", Type: "string" }] },
  });
  expect(Table?.CreateTime).toBeInstanceOf(Date);
});

test("Glue pages tables and filters them by pattern", async () => {
  for (const name of ["doc_a", "doc_b", "doc_c", "text"]) await glue.send(table(name));
  const first = await glue.send(new GetTablesCommand({ DatabaseName: "claims", Expression: "doc*", MaxResults: 2 }));
  const second = await glue.send(
    new GetTablesCommand({ DatabaseName: "claims", Expression: "doc*", MaxResults: 2, NextToken: first.NextToken }),
  );
  expect([...(first.TableList ?? []), ...(second.TableList ?? [])].map(({ Name }) => Name)).toEqual([
    "doc_a",
    "doc_b",
    "doc_c",
  ]);
});

test("Glue answers a batch of partitions one by one, the same again as AlreadyExists", async () => {
  await glue.send(table("t"));
  const batch = new BatchCreatePartitionCommand({
    DatabaseName: "claims",
    TableName: "t",
    PartitionInputList: [{ Values: ["2026-11-23"] }, { Values: ["a", "b"] }],
  });
  expect((await glue.send(batch)).Errors?.map(({ ErrorDetail }) => ErrorDetail?.ErrorCode)).toEqual([
    "InvalidInputException",
  ]);
  expect((await glue.send(batch)).Errors?.map(({ ErrorDetail }) => ErrorDetail?.ErrorCode)).toEqual([
    "AlreadyExistsException",
    "InvalidInputException",
  ]);
  const { Partitions } = await glue.send(new GetPartitionsCommand({ DatabaseName: "claims", TableName: "t" }));
  expect(Partitions?.map(({ Values }) => Values)).toEqual([["2026-11-23"]]);
});

test("Glue says what is not there, and what is there twice", async () => {
  await expect(glue.send(new GetTableCommand({ DatabaseName: "claims", Name: "gone" }))).rejects.toMatchObject({
    name: "EntityNotFoundException",
  });
  await expect(glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "CLAIMS" } }))).rejects.toMatchObject({
    name: "AlreadyExistsException",
  });
});
