import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import {
  AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { CloudFormationClient, CreateStackCommand, waitUntilStackCreateComplete } from "@aws-sdk/client-cloudformation";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { LocalCloud } from "@tributary/local";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TwoStages, twoStages } from "./two-stages.ts";

const template = new URL("../../packages/access/examples/acme-analyst.yaml", import.meta.url);
const lake = "claims-lake-dev-000000000000";
let stages: TwoStages;
beforeAll(async () => {
  stages = await twoStages();
}, 240_000);
afterAll(() => stages?.remove());

async function makeRole({ endpoint, region, credentials }: LocalCloud): Promise<void> {
  const cfn = new CloudFormationClient({ endpoint, region, credentials });
  const StackName = "acme-analyst";
  const TemplateBody = await readFile(template, "utf8");
  await cfn.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities: ["CAPABILITY_NAMED_IAM"] }));
  await waitUntilStackCreateComplete({ client: cfn, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { StackName });
  cfn.destroy();
}

async function putRecords({ endpoint, region, credentials }: LocalCloud): Promise<void> {
  const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  for (const tenant of ["acme", "globex"])
    await s3.send(
      new PutObjectCommand({
        Bucket: lake,
        Key: `extracted/texts/tenant=${tenant}/dt=2026-11-23/1.json`,
        Body: `${JSON.stringify({ document_id: tenant })}\n`,
      }),
    );
  s3.destroy();
}

/** Rows, or the reason why there are none. */
async function ask(athena: AthenaClient, folder: string): Promise<readonly (string | undefined)[] | string> {
  const { QueryExecutionId = "" } = await athena.send(
    new StartQueryExecutionCommand({
      QueryString: "SELECT document_id FROM texts",
      QueryExecutionContext: { Database: "claims_dev" },
      WorkGroup: "claims-dev-readers",
      ResultConfiguration: { OutputLocation: `s3://${lake}/query-results/${folder}/` },
    }),
  );
  for (;;) {
    const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }));
    const { State, StateChangeReason = "" } = QueryExecution?.Status ?? {};
    if (State === "FAILED") return StateChangeReason;
    if (State === "SUCCEEDED") break;
    await sleep(50);
  }
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }));
  return (ResultSet?.Rows ?? []).slice(1).flatMap(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
}

test("the role of the reviewer's page reads its tenant's rows, writes answers into its folder, and is no risk", async () => {
  await stages.onCloud(async (cloud) => {
    await makeRole(cloud);
    await putRecords(cloud);
    const { endpoint, region, account } = cloud;
    const arn = `arn:aws:iam::${account}:role/acme-analyst`;
    const credentials = await cloud.context.credentials.credentialsFor(arn, "jane");
    const athena = new AthenaClient({ endpoint, region, credentials, maxAttempts: 1 });
    expect(await ask(athena, "acme")).toEqual(["acme"]);
    expect(await ask(athena, "globex")).toContain("with an explicit deny in a resource-based policy");
    athena.destroy();
  });
  const review = await stages.pipeline("access", "review");
  expect(review.out).toMatch(/acme +results +acme-analyst +read list write +bucket claims-lake-dev/);
  expect(review.out).toContain("No risks found.");
  const list = await stages.pipeline("tenants", "list", "acme");
  expect(list.out).toMatch(/files +s3:\/\/claims-dev-acme-\w+-s3alias\/inbox\/acme\//);
  expect(list.out).toContain("workgroup claims-dev-readers");
  expect(list.out).toContain(`s3://${lake}/query-results/acme/`);
}, 240_000);
