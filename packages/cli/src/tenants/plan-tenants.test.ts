import type { PolicyDocument, TenantScope } from "@tributary/access";
import { expect, test } from "vitest";
import { allBlocked, type DeclaredAccessPoint, type DeployedAccessPoint } from "./access-point.ts";
import { declaredAccessPoints, type TenantDeployment } from "./declared-access-points.ts";
import { planTenants } from "./plan-tenants.ts";

const deployment: TenantDeployment = {
  pipeline: "claims",
  stage: "dev",
  account: "111122223333",
  region: "us-east-1",
  partition: "aws",
  rawPrefix: "inbox/",
  rawBucket: "claims-raw-dev-111122223333",
  lakeBucket: "claims-lake-dev-111122223333",
};
const acme: TenantScope = { name: "acme", prefix: "acme/", readers: [{ role: "acme-analyst" }] };
const declare = (...tenants: TenantScope[]): readonly DeclaredAccessPoint[] =>
  declaredAccessPoints({ tenants }, deployment);
const deployed = ({ name, bucket, vpc, policy }: DeclaredAccessPoint): DeployedAccessPoint => ({
  name,
  bucket,
  arn: `arn:aws:s3:us-east-1:111122223333:accesspoint/${name}`,
  alias: `${name}-s3alias`,
  publicAccessBlock: allBlocked,
  ...(vpc !== undefined && { vpc }),
  policy,
});
const plan = (declared: readonly DeclaredAccessPoint[], is: readonly DeployedAccessPoint[]) =>
  planTenants(declared, is, "claims-dev-");
/** As S3 might answer it: statements turned about, lists of one as text. */
const respelt = ({ Statement }: PolicyDocument): PolicyDocument => ({ Statement: [Statement].flat().toReversed() });

test("planTenants makes what is not there, and leaves alone what means the same", () => {
  const declared = declare(acme, { ...acme, name: "globex", prefix: "globex/" });
  expect(plan(declared, []).steps.map(({ kind, point }) => [kind, point.name])).toEqual([
    ["create", "claims-dev-acme"],
    ["create", "claims-dev-globex"],
  ]);
  const is = declared.map(deployed).map((point) => ({
    ...point,
    policy: respelt(declared.find(({ name }) => name === point.name)?.policy ?? { Statement: [] }),
  }));
  expect(plan(declared, is)).toMatchObject({ steps: [], unchanged: ["acme", "globex"], undeclared: [], foreign: [] });
});

test("planTenants changes a policy that means something else, and says whether that widens", () => {
  const two = declare({ ...acme, readers: [{ role: "acme-analyst" }, { role: "acme-auditor" }] });
  const [wider] = plan(two, declare(acme).map(deployed)).steps;
  expect(wider).toMatchObject({ kind: "policy", widens: true });
  const extra: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [
      ...[declare(acme)[0]?.policy.Statement ?? []].flat(),
      { Sid: "Planted", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
    ],
  };
  const [narrower] = plan(
    declare(acme),
    declare(acme).map((point) => deployed({ ...point, policy: extra })),
  ).steps;
  expect(narrower).toMatchObject({
    kind: "policy",
    widens: false,
    difference: { removed: [{ Sid: "Planted" }], added: [] },
  });
});

test("planTenants puts a policy where there is none, and shuts the door of a tenant nobody reads any more", () => {
  const bare = declare(acme).map((point): DeployedAccessPoint => {
    const { policy: _none, ...rest } = deployed(point);
    return rest;
  });
  expect(plan(declare(acme), bare).steps).toMatchObject([{ kind: "policy", widens: true }]);
  const unread = declare({ ...acme, readers: [] });
  expect(plan(unread, declare(acme).map(deployed)).steps).toMatchObject([
    { kind: "policy", point: { tenant: "acme", policy: { Statement: [{ Sid: "NobodyYet", Effect: "Deny" }] } } },
  ]);
});

test.each<[string, Partial<DeployedAccessPoint>, RegExp]>([
  ["another network origin", { vpc: "vpc-0a1b2c3d" }, /answers to vpc-0a1b2c3d, not to the internet/],
  [
    "Block Public Access off",
    { publicAccessBlock: { ...allBlocked, BlockPublicPolicy: false } },
    /off: BlockPublicPolicy/,
  ],
  ["another bucket", { bucket: "other" }, /bucket other/],
])("planTenants makes an access point anew that has %s", (_what, change, because) => {
  const is = declare(acme).map((point) => ({ ...deployed(point), ...change }));
  expect(plan(declare(acme), is).steps).toMatchObject([{ kind: "replace", because: expect.stringMatching(because) }]);
});

test("planTenants tells access points of tenants that went, and of others", () => {
  const gone = declare({ ...acme, name: "gone", prefix: "gone/" }).map(deployed);
  const other = gone.map((point) => ({ ...point, name: "hand-made" }));
  const { undeclared, foreign } = plan([], [...gone, ...other]);
  expect(undeclared.map(({ name }) => name)).toEqual(["claims-dev-gone"]);
  expect(foreign.map(({ name }) => name)).toEqual(["hand-made"]);
});

test("declaredAccessPoints refuses tenants whose walls would not hold", () => {
  expect(() => declare(acme, { ...acme, name: "eu", prefix: "acme" })).toThrow(
    expect.objectContaining({ code: "TRB-ACC-003" }),
  );
});
