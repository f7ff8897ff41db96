import { expect, test } from "vitest";
import { type AccessReview, type IdentityState, type PolicyStatement, reviewAccess } from "../index.ts";
import { rawArn, role, setting, sound } from "../testing/sound-deployment.ts";

const lakeArn = "arn:aws:s3:::claims-lake";
const reading = (...Resource: string[]): PolicyStatement => ({ Effect: "Allow", Action: "s3:GetObject", Resource });
const having = (...identities: IdentityState[]): AccessReview =>
  reviewAccess(setting, { ...sound, identities: [...sound.identities, ...identities] });
const told = ({ grants }: AccessReview, who: string): string[] =>
  grants
    .filter(({ principal }) => principal.endsWith(`/${who}`))
    .map(({ tenant, layer, capability, conditions }) => [tenant, layer, capability, ...conditions].join(" "));

test("reviewAccess counts what Athena answered as rows that can be read", () => {
  const review = having(role("intern", reading(`${lakeArn}/query-results/*`)));
  expect(told(review, "intern")).toEqual([
    "acme results read",
    "globex results read",
    "initech results read",
    "* results read",
  ]);
  expect(review.risks).toMatchObject([
    { rule: "over-wide-role", title: expect.stringContaining("can read query results of 3 tenants") },
  ]);
});

test("reviewAccess takes a reader that queries in its tenant's folder for declared, and in another's for a high risk", () => {
  const asking = (folder: string): AccessReview =>
    reviewAccess(setting, {
      ...sound,
      identities: [
        role("initech-analyst"),
        role("acme-analyst", reading(`${lakeArn}/metadata/*`), {
          Effect: "Allow",
          Action: ["s3:GetObject", "s3:PutObject"],
          Resource: `${lakeArn}/query-results/${folder}/*`,
        }),
      ],
    });
  expect(asking("acme").risks).toEqual([]);
  expect(asking("globex").risks).toContainEqual(
    expect.objectContaining({ rule: "cross-tenant", severity: "high", remedy: expect.stringContaining("deploy") }),
  );
});

test("reviewAccess tells names of the lake apart from its content", () => {
  const list: PolicyStatement = { Effect: "Allow", Action: "s3:ListBucket", Resource: lakeArn };
  const { risks } = reviewAccess(setting, {
    ...sound,
    identities: [role("initech-analyst"), role("acme-analyst", list)],
  });
  expect(new Set(risks.map(({ rule, severity }) => `${severity} ${rule}`))).toEqual(
    new Set(["low names-across-tenants"]),
  );
});

test.each([
  [`${rawArn}/*.pdf`, ["acme raw read", "globex raw read", "initech raw read"]],
  [`${rawArn}/inbox/*/public/*`, ["acme raw read", "globex raw read", "initech raw read"]],
  [`${lakeArn}/extracted/texts/tenant=acme/dt=2026-11-*`, ["acme extracted read"]],
  [`${lakeArn}/extracted/*/tenant=globex/*`, ["globex extracted read"]],
  [
    `${rawArn}/inbox/\${aws:PrincipalTag/tenant}/*`,
    ["acme", "globex", "initech"].map((name) => `${name} raw read aws:principaltag/tenant = ${name}`),
  ],
])("reviewAccess finds who reads %s", (resource, expected) => {
  expect(told(having(role("odd", reading(resource))), "odd")).toEqual(expected);
});

test.each([
  ["arn:aws:iam::555566667777:role/buyer", "other-account", "buyer (555566667777)"],
  ["555566667777", "other-account", "any role of 555566667777"],
  [`arn:aws:iam::111122223333:role/analyst`, "undeclared-role", "analyst"],
  ["EVERYONE", "any-account", "any AWS account"],
])("reviewAccess finds that Lake Formation gives rows to %s", (principal, rule, label) => {
  const tableGrants = [{ principal, database: "claims", table: "documents", rowFilter: "tenant = 'acme'" }];
  const { risks, grants, principals } = reviewAccess(setting, { ...sound, tableGrants });
  expect(risks.map((risk) => risk.rule)).toContain(rule);
  const given = grants.filter(({ via, tenant }) => via === "Athena" && tenant === "acme");
  const labels = given.map((grant) => principals.find(({ id }) => id === grant.principal)?.label);
  expect(labels).toContain(label);
});

const trusting = (name: string, AWS: string): IdentityState => ({
  ...role(name),
  trust: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" }] },
});
const initech = "arn:aws:iam::111122223333:role/initech-analyst";
const mayBecome: PolicyStatement = { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" };

test.each<[string, string, IdentityState, IdentityState]>([
  ["high role-chain", "by name", trusting("acme-analyst", initech), role("initech-analyst")],
  ["high role-chain", "through the account", role("acme-analyst"), role("initech-analyst", mayBecome)],
  [
    "high role-chain",
    "from abroad",
    trusting("acme-analyst", "arn:aws:iam::444455556666:role/globex-analyst"),
    role("initech-analyst"),
  ],
  ["medium foreign-trust", "as an account", trusting("acme-analyst", "555566667777"), role("initech-analyst")],
])("reviewAccess finds a %s %s", (expected, _how, acme, other) => {
  const { risks } = reviewAccess(setting, { ...sound, identities: [acme, other] });
  expect(risks.map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([expected]);
});
