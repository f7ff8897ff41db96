import { evaluate, type PolicyDocument } from "@tributary/access";
import { role, tenant } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";
import { resolved } from "../testing/resolved.ts";

const account = "111122223333";
const lake = `arn:aws:s3:::claims-lake-dev-${account}`;

const { Resources } = claimsTemplate({
  tenants: {
    acme: tenant({ prefix: "acme/", readers: [role("acme-analyst"), role("auditor")] }),
    globex: tenant({ prefix: "globex/", readers: [role("globex-analyst"), role("auditor")] }),
  },
});

const policy = JSON.parse(
  JSON.stringify(resolved(Resources.LakeBucketPolicy?.Properties.PolicyDocument ?? {}, Resources)),
) as PolicyDocument;

/** A role whose own policy allows everything in S3. */
function allowed(reader: string, action: string, key?: string): boolean {
  const roleArn = `arn:aws:iam::${account}:role/${reader}`;
  const everything: PolicyDocument = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
  };
  return evaluate(
    {
      principal: {
        type: "assumed-role",
        arn: `arn:aws:sts::${account}:assumed-role/${reader}/session`,
        account,
        roleArn,
      },
      action,
      resource: key === undefined ? lake : `${lake}/${key}`,
      resourceAccount: account,
      context: { "aws:SecureTransport": "true", "aws:PrincipalArn": roleArn },
    },
    { identity: [{ name: "own role", document: everything }], resource: { name: "lake", document: policy } },
  ).allowed;
}

test.each<[string, string, string | undefined, boolean]>([
  ["acme-analyst", "s3:GetObject", "extracted/texts/tenant=acme/dt=2026-11-23/a.json", false],
  ["acme-analyst", "s3:GetObject", "extracted/texts/tenant=globex/dt=2026-11-23/a.json", false],
  ["acme-analyst", "s3:GetObjectVersion", "service-output/textract/a/1", false],
  ["acme-analyst", "s3:PutObject", "extracted/texts/tenant=acme/dt=2026-11-23/a.json", false],
  ["acme-analyst", "s3:GetObject", "metadata/objects/dt=2026-11-23/a.json", true],
  ["acme-analyst", "s3:PutObject", "metadata/objects/dt=2026-11-23/a.json", false],
  ["acme-analyst", "s3:DeleteObject", "metadata/objects/dt=2026-11-23/a.json", false],
  ["acme-analyst", "s3:PutObject", "query-results/acme/1.csv", true],
  ["acme-analyst", "s3:GetObject", "query-results/acme/1.csv", true],
  ["acme-analyst", "s3:GetObject", "query-results/globex/1.csv", false],
  ["acme-analyst", "s3:GetObject", "query-results/acme-eu/1.csv", false],
  ["acme-analyst", "s3:GetObject", "query-results/1.csv", false],
  ["acme-analyst", "s3:ListBucket", undefined, true],
  ["acme-analyst", "s3:PutBucketPolicy", undefined, false],
  ["auditor", "s3:GetObject", "query-results/acme/1.csv", true],
  ["auditor", "s3:GetObject", "query-results/globex/1.csv", true],
  ["auditor", "s3:GetObject", "extracted/texts/tenant=acme/dt=2026-11-23/a.json", false],
  ["operator", "s3:GetObject", "extracted/texts/tenant=acme/dt=2026-11-23/a.json", true],
])("in the lake %s may %s %s: %s", (reader, action, key, expected) => {
  expect(allowed(reader, action, key)).toBe(expected);
});
