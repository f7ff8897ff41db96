import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { IAMClient, paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import { expect, onTestFinished, test } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../local-cloud.ts";
import { iamModule } from "./iam-module.ts";

async function cloudOfRoles(): Promise<LocalCloud> {
  const stateDir = await mkdtemp(join(tmpdir(), "tributary-iam-"));
  const cloud = await startLocalCloud({ stateDir, services: [iamModule] });
  onTestFinished(async () => {
    await cloud.close();
    await rm(stateDir, { recursive: true, force: true });
  });
  const read = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
  } as const;
  const trust = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: "000000000000" }, Action: "sts:AssumeRole" },
  } as const;
  const { identities } = cloud.context;
  await identities.putPolicy({ arn: "arn:aws:iam::000000000000:policy/fence", name: "fence", document: read });
  for (const name of ["a", "b", "c"]) {
    await identities.putRole({
      arn: `arn:aws:iam::000000000000:role/${name}`,
      trust,
      inline: { "read+all": read },
      attached: ["arn:aws:iam::000000000000:policy/fence"],
      boundary: "arn:aws:iam::000000000000:policy/fence",
    });
  }
  await identities.putRole({ arn: "arn:aws:iam::444455556666:role/away", trust });
  return cloud;
}

test("GetAccountAuthorizationDetails answers roles with their policies, page by page", async () => {
  const { endpoint, region, credentials } = await cloudOfRoles();
  const client = new IAMClient({ endpoint, region, credentials });
  onTestFinished(() => client.destroy());
  const roles = [];
  const policies = [];
  for await (const page of paginateGetAccountAuthorizationDetails({ client, pageSize: 2 }, {})) {
    roles.push(...(page.RoleDetailList ?? []));
    policies.push(...(page.Policies ?? []));
  }
  expect(roles.map(({ RoleName }) => RoleName)).toEqual(["a", "b", "c"]);
  expect(JSON.parse(decodeURIComponent(roles[0]?.RolePolicyList?.[0]?.PolicyDocument ?? ""))).toMatchObject({
    Statement: { Action: "s3:GetObject" },
  });
  expect(roles[0]?.PermissionsBoundary?.PermissionsBoundaryArn).toBe("arn:aws:iam::000000000000:policy/fence");
  expect(policies.map(({ PolicyName }) => PolicyName)).toEqual(["fence"]);
}, 30_000);

test("GetAccountAuthorizationDetails is refused to a role that may not", async () => {
  const { endpoint, region, context } = await cloudOfRoles();
  const credentials = await context.credentials.credentialsFor("arn:aws:iam::000000000000:role/a", "s");
  const client = new IAMClient({ endpoint, region, credentials });
  onTestFinished(() => client.destroy());
  const pages = paginateGetAccountAuthorizationDetails({ client }, {});
  await expect(pages.next()).rejects.toMatchObject({ name: expect.stringContaining("AccessDenied") });
}, 30_000);
