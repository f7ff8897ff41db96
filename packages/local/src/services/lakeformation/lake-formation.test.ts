import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { CreateDatabaseCommand, CreateTableCommand, GlueClient } from "@aws-sdk/client-glue";
import {
  BatchGrantPermissionsCommand,
  CreateDataCellsFilterCommand,
  DeleteDataCellsFilterCommand,
  GetDataCellsFilterCommand,
  GetDataLakeSettingsCommand,
  GrantPermissionsCommand,
  LakeFormationClient,
  ListDataCellsFilterCommand,
  PutDataLakeSettingsCommand,
  paginateListPermissions,
  RegisterResourceCommand,
  type Resource,
  RevokePermissionsCommand,
} from "@aws-sdk/client-lakeformation";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Credentials } from "../../auth/credential-store.ts";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";

const account = "000000000000";
const place = { TableCatalogId: account, DatabaseName: "claims", TableName: "documents" };
const documents: Resource = { Table: { DatabaseName: "claims", Name: "documents" } };

let stateDir: string;
let cloud: LocalCloud;
let lake: LakeFormationClient;
let sts: STSClient;
const closing: { destroy(): void }[] = [];

const settings = (credentials: Credentials = cloud.credentials) => ({
  endpoint: cloud.endpoint,
  region: cloud.region,
  credentials,
  maxAttempts: 1,
});

function kept<T extends { destroy(): void }>(client: T): T {
  closing.push(client);
  return client;
}

const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;

/** A role that may query by Athena, and has no permission on any object of the lake. */
async function analyst(
  name: string,
  more: readonly string[] = [],
  glue: readonly string[] = ["glue:Get*"],
): Promise<void> {
  const allow = (Action: readonly string[], Resource: string) => ({ Effect: "Allow" as const, Action, Resource });
  await cloud.context.identities.putRole({
    arn: roleArn(name),
    trust: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" },
    },
    inline: {
      query: {
        Version: "2012-10-17",
        Statement: [
          allow(["athena:*", ...glue, "lakeformation:GetDataAccess", ...more], "*"),
          allow(["s3:GetObject", "s3:PutObject"], `arn:aws:s3:::results/${name}/*`),
        ],
      },
    },
  });
}

async function assumed(name: string): Promise<Credentials> {
  const { Credentials: made } = await sts.send(
    new AssumeRoleCommand({ RoleArn: roleArn(name), RoleSessionName: "someone" }),
  );
  return {
    accessKeyId: made?.AccessKeyId ?? "",
    secretAccessKey: made?.SecretAccessKey ?? "",
    sessionToken: made?.SessionToken ?? "",
  };
}

async function ask(name: string, QueryString: string): Promise<(string | undefined)[][]> {
  const athena = kept(new AthenaClient(settings(await assumed(name))));
  const { QueryExecutionId } = await athena.send(
    new StartQueryExecutionCommand({
      QueryString,
      QueryExecutionContext: { Database: "claims" },
      ResultConfiguration: { OutputLocation: `s3://results/${name}/` },
    }),
  );
  await vi.waitFor(
    async () => {
      const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
      const { State, StateChangeReason } = QueryExecution?.Status ?? {};
      expect(["SUCCEEDED", "FAILED"]).toContain(State);
      return StateChangeReason;
    },
    { timeout: 30_000, interval: 30 },
  );
  const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
  if (QueryExecution?.Status?.State === "FAILED") throw new Error(QueryExecution.Status.StateChangeReason);
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }));
  const header = /^SELECT/i.test(QueryString) ? 1 : 0;
  return (ResultSet?.Rows ?? []).slice(header).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
}

const filter = (Name: string, FilterExpression: string, columns: object = { ColumnWildcard: {} }) =>
  lake.send(
    new CreateDataCellsFilterCommand({ TableData: { ...place, Name, RowFilter: { FilterExpression }, ...columns } }),
  );

const grant = (name: string, resource: Resource, client = lake) =>
  client.send(
    new GrantPermissionsCommand({
      Principal: { DataLakePrincipalIdentifier: roleArn(name) },
      Resource: resource,
      Permissions: ["SELECT"],
    }),
  );

const cells = (Name: string): Resource => ({ DataCellsFilter: { ...place, Name } });

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), "trb-lake-formation-"));
  cloud = await startLocalCloud({ stateDir });
  lake = kept(new LakeFormationClient(settings()));
  sts = kept(new STSClient(settings()));
  const s3 = kept(new S3Client({ ...settings(), forcePathStyle: true }));
  const glue = kept(new GlueClient(settings()));
  for (const Bucket of ["lake", "results"]) await s3.send(new CreateBucketCommand({ Bucket }));
  for (const tenant of ["acme", "globex"])
    await s3.send(
      new PutObjectCommand({
        Bucket: "lake",
        Key: `extracted/documents/tenant=${tenant}/1.json`,
        Body: `${JSON.stringify({ id: `${tenant}-1`, body: `secret of ${tenant}`, pages: 1 })}\n`,
      }),
    );
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: "claims", CreateTableDefaultPermissions: [] } }));
  const table = (Name: string) =>
    glue.send(
      new CreateTableCommand({
        DatabaseName: "claims",
        TableInput: {
          Name,
          StorageDescriptor: {
            Location: "s3://lake/extracted/documents/",
            SerdeInfo: { SerializationLibrary: "org.openx.data.jsonserde.JsonSerDe" },
            Columns: [
              { Name: "id", Type: "string" },
              { Name: "body", Type: "string" },
              { Name: "pages", Type: "int" },
            ],
          },
          PartitionKeys: [{ Name: "tenant", Type: "string" }],
          Parameters: {
            "projection.enabled": "true",
            "projection.tenant.type": "enum",
            "projection.tenant.values": "acme,globex",
          },
        },
      }),
    );
  await table("documents");
  await table("hidden");
  await lake.send(
    new RegisterResourceCommand({ ResourceArn: "arn:aws:s3:::lake/extracted", UseServiceLinkedRole: true }),
  );
  await filter("acme", "tenant = 'acme'");
  await analyst("acme-analyst");
  await grant("acme-analyst", cells("acme"));
}, 60_000);

afterAll(async () => {
  for (const client of closing) client.destroy();
  await cloud.close();
  await rm(stateDir, { recursive: true, force: true });
});

test("Athena shows a session the rows that its role's data cells filter shows, and no others", async () => {
  expect(await ask("acme-analyst", "SELECT id, body FROM documents")).toEqual([["acme-1", "secret of acme"]]);
  expect(await ask("acme-analyst", "SELECT count(*) FROM documents WHERE tenant = 'globex' OR 1 = 1")).toEqual([["1"]]);
  expect(
    await ask(
      "acme-analyst",
      "SELECT a.id FROM documents a RIGHT JOIN (SELECT * FROM documents) b ON a.id <> b.id OR true",
    ),
  ).toEqual([["acme-1"]]);
}, 60_000);

test.each([
  "SELECT id FROM hidden",
  "DESCRIBE hidden",
  "SHOW PARTITIONS documents",
  `SELECT * FROM "claims.documents files"`,
  "SELECT getvariable('claims.documents')[1]",
  "SELECT * FROM duckdb_variables() WHERE name LIKE 'claims%' AND error('found')",
  "SELECT * FROM glob('/**/blobs/**')",
])(
  "Athena shows nothing beside the filter: %s",
  async (sql) => {
    const rows = await ask("acme-analyst", sql).catch((error: unknown) => String(error));
    if (typeof rows === "string") expect(rows).not.toContain("globex");
    else expect(rows.flat().filter((value) => value !== undefined)).toEqual([]);
  },
  60_000,
);

test("SHOW TABLES names what the caller has a permission on", async () => {
  expect(await ask("acme-analyst", "SHOW TABLES")).toEqual([["documents"]]);
}, 60_000);

test("several filters add up cell by cell", async () => {
  await filter("globex-counts", "tenant = 'globex'", { ColumnNames: ["pages", "tenant"] });
  await analyst("both-analyst");
  await grant("both-analyst", cells("acme"));
  await grant("both-analyst", cells("globex-counts"));
  expect(await ask("both-analyst", "SELECT tenant, id, pages FROM documents ORDER BY tenant")).toEqual([
    ["acme", "acme-1", "1"],
    ["globex", undefined, "1"],
  ]);
}, 60_000);

test("columns that no filter shows are not there", async () => {
  await filter("no-bodies", "tenant = 'acme'", { ColumnWildcard: { ExcludedColumnNames: ["body"] } });
  await analyst("counting-analyst");
  await grant("counting-analyst", cells("no-bodies"));
  await expect(ask("counting-analyst", "SELECT body FROM documents")).rejects.toThrow("COLUMN_NOT_FOUND");
  expect(await ask("counting-analyst", "SELECT id FROM documents")).toEqual([["acme-1"]]);
}, 60_000);

test("a role without permission reads nothing, and one whose permission was revoked no longer does", async () => {
  await analyst("late-analyst");
  await expect(ask("late-analyst", "SELECT * FROM documents")).rejects.toThrow(
    "Insufficient Lake Formation permission(s): Required Select on documents",
  );
  await grant("late-analyst", documents);
  expect(await ask("late-analyst", "SELECT id FROM documents ORDER BY id")).toEqual([["acme-1"], ["globex-1"]]);
  const change = {
    Principal: { DataLakePrincipalIdentifier: roleArn("late-analyst") },
    Resource: documents,
    Permissions: ["SELECT" as const],
  };
  await lake.send(new RevokePermissionsCommand(change));
  await expect(ask("late-analyst", "SELECT * FROM documents")).rejects.toThrow("Insufficient Lake Formation");
  await expect(lake.send(new RevokePermissionsCommand(change))).rejects.toMatchObject({
    name: "InvalidInputException",
  });
}, 60_000);

test("ListPermissions pages over all there are; BatchGrantPermissions tells the entries that fail", async () => {
  const entry = (Id: string, table: string) => ({
    Id,
    Principal: { DataLakePrincipalIdentifier: roleArn("listed") },
    Resource: { Table: { DatabaseName: "claims", Name: table } },
    Permissions: ["DESCRIBE" as const],
  });
  const { Failures } = await lake.send(
    new BatchGrantPermissionsCommand({
      Entries: [entry("1", "documents"), entry("2", "nowhere"), entry("3", "hidden")],
    }),
  );
  expect(Failures).toMatchObject([{ RequestEntry: { Id: "2" }, Error: { ErrorCode: "EntityNotFoundException" } }]);
  const tables: (string | undefined)[] = [];
  const Principal = { DataLakePrincipalIdentifier: roleArn("listed") };
  for await (const page of paginateListPermissions({ client: lake, pageSize: 1 }, { Principal }))
    tables.push(...(page.PrincipalResourcePermissions ?? []).map(({ Resource }) => Resource?.Table?.Name));
  expect(tables).toEqual(["documents", "hidden"]);
});

test("data cells filters are told as they were made", async () => {
  await filter("told", "pages > 3", { ColumnNames: ["id", "pages"] });
  const { DataCellsFilter } = await lake.send(new GetDataCellsFilterCommand({ ...place, Name: "told" }));
  expect(DataCellsFilter).toMatchObject({
    ...place,
    Name: "told",
    RowFilter: { FilterExpression: "pages > 3" },
    ColumnNames: ["id", "pages"],
  });
  await expect(filter("told", "pages > 3")).rejects.toMatchObject({ name: "AlreadyExistsException" });
  await lake.send(new DeleteDataCellsFilterCommand({ ...place, Name: "told" }));
  await expect(lake.send(new GetDataCellsFilterCommand({ ...place, Name: "told" }))).rejects.toMatchObject({
    name: "EntityNotFoundException",
  });
  const { DataCellsFilters = [] } = await lake.send(
    new ListDataCellsFilterCommand({ Table: { DatabaseName: "claims", Name: "hidden" } }),
  );
  expect(DataCellsFilters).toEqual([]);
});

test.each([
  ["an expression that runs something", { FilterExpression: "tenant = (SELECT 'x')" }, "Invalid filter expression"],
  ["a column that is not there", { FilterExpression: "nobody = 'x'" }, "Column nobody is not in the table"],
  [
    "both an expression and all rows",
    { FilterExpression: "pages > 1", AllRowsWildcard: {} },
    "RowFilter must have either",
  ],
])("CreateDataCellsFilter refuses %s", async (_what, RowFilter, message) => {
  const TableData = { ...place, Name: "refused", RowFilter, ColumnWildcard: {} };
  await expect(lake.send(new CreateDataCellsFilterCommand({ TableData }))).rejects.toMatchObject({
    name: "InvalidInputException",
    message: expect.stringContaining(message),
  });
});

test("names of databases and tables are told to those whom IAM lets ask Glue for them", async () => {
  await analyst("nameless", [], []);
  await expect(ask("nameless", "SHOW DATABASES")).rejects.toThrow("glue:GetDatabases");
  await expect(ask("nameless", "SHOW TABLES IN claims")).rejects.toThrow("glue:GetTables");
  await expect(ask("nameless", "SELECT * FROM information_schema.schemata")).rejects.toThrow("glue:GetDatabases");
  expect(await ask("acme-analyst", "SHOW DATABASES")).toEqual([["claims"]]);
}, 60_000);

test("only a data lake administrator gives permissions, whatever IAM allows", async () => {
  await analyst("steward", ["lakeformation:*"]);
  const client = kept(new LakeFormationClient(settings(await assumed("steward"))));
  await expect(grant("steward", documents, client)).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: expect.stringContaining("grant option"),
  });
  const { DataLakeSettings } = await lake.send(new GetDataLakeSettingsCommand({}));
  expect(DataLakeSettings?.CreateTableDefaultPermissions).toMatchObject([
    { Principal: { DataLakePrincipalIdentifier: "IAM_ALLOWED_PRINCIPALS" }, Permissions: ["ALL"] },
  ]);
  const DataLakeAdmins = [{ DataLakePrincipalIdentifier: roleArn("steward") }];
  await lake.send(new PutDataLakeSettingsCommand({ DataLakeSettings: { ...DataLakeSettings, DataLakeAdmins } }));
  await grant("steward", documents, client);
});
