import { setTimeout as sleep } from "node:timers/promises";
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { account, type House, openHouse, type Reader } from "./house.ts";

const lake = `house-lake-dev-${account}`;
const workgroup = "house-dev-readers";
const folderOf = (tenant: string): string => `s3://${lake}/query-results/${tenant}/`;
const recordOf = (tenant: string): string => `extracted/texts/tenant=${tenant}/dt=2026-11-23/${tenant}.json`;

let house: House;
/** Every reader of the account: those whose role allows S3 whole, and those whose role allows their access point alone. */
let wide: readonly Reader[];
let narrow: readonly Reader[];

beforeAll(async () => {
  house = await openHouse({ tenants: 5, objects: 0 });
  wide = house.readers.filter(({ kind }) => kind === "wide");
  narrow = house.readers.filter(({ kind }) => kind === "narrow");
  const put = (Key: string, record: object) =>
    house.operator.send(new PutObjectCommand({ Bucket: lake, Key, Body: `${JSON.stringify(record)}\n` }));
  for (const tenant of house.tenants) {
    await put(recordOf(tenant), { document_id: tenant, text: `secret of ${tenant}` });
    await put(`metadata/objects/dt=2026-11-23/${tenant}.json`, { document_id: tenant, tenant });
  }
}, 120_000);
afterAll(() => house?.close());

interface Answer {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly rows: readonly (readonly (string | undefined)[])[];
}

interface Question {
  readonly sql?: string;
  readonly results?: string;
  readonly in?: string;
}

async function asking<T>({ credentials }: Reader, work: (athena: AthenaClient) => Promise<T>): Promise<T> {
  const { endpoint, region } = house.cloud;
  const athena = new AthenaClient({ endpoint, region, credentials, maxAttempts: 1 });
  try {
    return await work(athena);
  } finally {
    athena.destroy();
  }
}

const ask = (
  reader: Reader,
  { sql = "SELECT document_id, text FROM texts", results, in: WorkGroup = workgroup }: Question,
) =>
  asking(reader, async (athena): Promise<Answer> => {
    const { QueryExecutionId = "" } = await athena.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        QueryExecutionContext: { Database: "house_dev" },
        WorkGroup,
        ResultConfiguration: { OutputLocation: results ?? folderOf(reader.tenant) },
      }),
    );
    for (;;) {
      const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
      const { State = "", StateChangeReason = "" } = QueryExecution?.Status ?? {};
      if (State === "RUNNING" || State === "QUEUED") {
        await sleep(20);
        continue;
      }
      const rows = State === "SUCCEEDED" ? await resultsOf(athena, QueryExecutionId) : [];
      return { id: QueryExecutionId, state: State, reason: StateChangeReason, rows };
    }
  });

async function resultsOf(athena: AthenaClient, QueryExecutionId: string) {
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }));
  return (ResultSet?.Rows ?? []).slice(1).map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
}

test("a reader sees the rows of its tenant and no others, however wide its role is", async () => {
  for (const reader of wide) {
    const { tenant } = reader;
    expect(await ask(reader, {})).toMatchObject({ state: "SUCCEEDED", rows: [[tenant, `secret of ${tenant}`]] });
    const counted = await ask(reader, { sql: "SELECT count(*) FROM texts WHERE tenant <> 'none'" });
    expect(counted.rows).toEqual([["1"]]);
  }
});

test("the metadata layer is open to all of them", async () => {
  for (const reader of wide) {
    const { rows } = await ask(reader, { sql: "SELECT document_id FROM objects ORDER BY document_id" });
    expect(rows.flat()).toEqual([...house.tenants].sort());
  }
});

test("results go into the tenant's own folder and nowhere else", async () => {
  for (const [at, reader] of wide.entries()) {
    const other = house.tenants[(at + 1) % house.tenants.length] ?? "";
    for (const question of [
      { results: folderOf(other) },
      { results: `s3://${lake}/query-results/` },
      { results: `s3://${lake}/metadata/objects/` },
      { results: `s3://${lake}/extracted/texts/tenant=${reader.tenant}/` },
      { in: "house-dev" },
    ]) {
      const { state, reason } = await ask(reader, question);
      expect(state).toBe("FAILED");
      expect(reason).toContain("PERMISSION_DENIED");
    }
  }
});

test("nobody reads what another tenant's query answered, nor records beside Athena", async () => {
  const answered = await Promise.all(wide.map(async (reader) => ({ reader, id: (await ask(reader, {})).id })));
  for (const { reader, id } of answered)
    for (const other of wide.filter(({ tenant }) => tenant !== reader.tenant)) {
      await expect(asking(other, (athena) => resultsOf(athena, id))).rejects.toThrow(/denied|not authorized/i);
      const Key = `query-results/${reader.tenant}/${id}.csv`;
      await expect(other.client.send(new GetObjectCommand({ Bucket: lake, Key }))).rejects.toMatchObject({
        name: "AccessDenied",
      });
    }
  for (const { client } of [...wide, ...narrow])
    for (const tenant of house.tenants)
      await expect(client.send(new GetObjectCommand({ Bucket: lake, Key: recordOf(tenant) }))).rejects.toMatchObject({
        name: "AccessDenied",
      });
});

test("a role that S3 lets at its access point alone can put no results anywhere", async () => {
  for (const reader of narrow) expect((await ask(reader, {})).reason).toContain("PERMISSION_DENIED");
});
