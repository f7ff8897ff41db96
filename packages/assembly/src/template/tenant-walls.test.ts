import { type Decision, evaluate, type PolicyDocument } from "@tributary/access";
import { role, tenant } from "@tributary/pipeline";
import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";
import { resolved } from "../testing/resolved.ts";
import type { Template } from "./template.ts";

const account = "111122223333";
const template = claimsTemplate();

interface Question {
  readonly reader: string;
  readonly readerAccount?: string;
  readonly key?: string;
  readonly prefix?: string;
  readonly via?: string;
  readonly context?: Readonly<Record<string, string>>;
  /** What the reader's own role allows; by default nothing. */
  readonly identity?: PolicyDocument;
}

const everything: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
};

function ask({ Resources }: Template, question: Question): Decision {
  const { reader, readerAccount = account, key, prefix, via, identity } = question;
  const policyOf = (id: string, property: string): PolicyDocument =>
    JSON.parse(JSON.stringify(resolved(Resources[id]?.Properties[property] ?? {}, Resources))) as PolicyDocument;
  const bucket = "arn:aws:s3:::claims-raw-dev-111122223333";
  const point = `arn:aws:s3:us-east-1:${account}:accesspoint/claims-dev-${via}`;
  const pointId = `${via?.charAt(0).toUpperCase()}${via?.slice(1)}AccessPoint`;
  return evaluate(
    {
      principal: {
        type: "assumed-role",
        arn: `arn:aws:sts::${readerAccount}:assumed-role/${reader}/session`,
        account: readerAccount,
        roleArn: `arn:aws:iam::${readerAccount}:role/${reader}`,
      },
      action: key === undefined ? "s3:ListBucket" : "s3:GetObject",
      resource: key === undefined ? bucket : `${bucket}/${key}`,
      resourceAccount: account,
      context: {
        "aws:SecureTransport": "true",
        "aws:PrincipalArn": `arn:aws:iam::${readerAccount}:role/${reader}`,
        ...(prefix !== undefined && { "s3:prefix": prefix }),
        ...(via !== undefined && { "s3:DataAccessPointAccount": account, "s3:DataAccessPointArn": point }),
        ...question.context,
      },
      ...(via !== undefined && {
        accessPoint: { arn: point, account, resource: key === undefined ? point : `${point}/object/${key}` },
      }),
    },
    {
      identity: identity ? [{ name: "own role", document: identity }] : [],
      resource: { name: "bucket policy", document: policyOf("RawBucketPolicy", "PolicyDocument") },
      ...(via !== undefined && { accessPoint: { name: "access point policy", document: policyOf(pointId, "Policy") } }),
    },
  );
}

const inVpc = { "aws:SourceVpc": "vpc-0a1b2c3d" };

test.each<[string, boolean, Question]>([
  [
    "acme reads its own object through its access point from its VPC",
    true,
    { reader: "acme-analyst", via: "acme", key: "inbox/acme/a.pdf", context: inVpc },
  ],
  ["acme lists its own prefix", true, { reader: "acme-analyst", via: "acme", prefix: "inbox/acme/", context: inVpc }],
  [
    "acme comes from elsewhere than its VPC",
    false,
    { reader: "acme-analyst", via: "acme", key: "inbox/acme/a.pdf", identity: everything },
  ],
  [
    "acme comes without TLS",
    false,
    {
      reader: "acme-analyst",
      via: "acme",
      key: "inbox/acme/a.pdf",
      context: { ...inVpc, "aws:SecureTransport": "false" },
    },
  ],
  [
    "acme reads globex's object through its own access point",
    false,
    { reader: "acme-analyst", via: "acme", key: "inbox/globex/a.pdf", context: inVpc, identity: everything },
  ],
  [
    "acme reads acme-eu's object through its own access point",
    false,
    { reader: "acme-analyst", via: "acme", key: "inbox/acme-eu/a.pdf", context: inVpc, identity: everything },
  ],
  [
    "acme lists the whole bucket",
    false,
    { reader: "acme-analyst", via: "acme", prefix: "inbox/", context: inVpc, identity: everything },
  ],
  ["acme lists with no prefix", false, { reader: "acme-analyst", via: "acme", context: inVpc, identity: everything }],
  [
    "acme reads its own object past the access point",
    false,
    { reader: "acme-analyst", key: "inbox/acme/a.pdf", context: inVpc, identity: everything },
  ],
  [
    "globex of another account reads its own object",
    true,
    {
      reader: "globex-analyst",
      readerAccount: "444455556666",
      via: "globex",
      key: "inbox/globex/a.pdf",
      identity: everything,
    },
  ],
  [
    "globex of another account has no policy of its own",
    false,
    { reader: "globex-analyst", readerAccount: "444455556666", via: "globex", key: "inbox/globex/a.pdf" },
  ],
  [
    "globex reads through acme's access point",
    false,
    {
      reader: "globex-analyst",
      readerAccount: "444455556666",
      via: "acme",
      key: "inbox/acme/a.pdf",
      context: inVpc,
      identity: everything,
    },
  ],
  [
    "a stranger with no policy of its own uses acme's access point",
    false,
    { reader: "stranger", via: "acme", key: "inbox/acme/a.pdf", context: inVpc },
  ],
])("a tenant's walls when %s: %s", (_case, allowed, question) => {
  const decision = ask(template, question);
  expect(decision.allowed, decision.sentence).toBe(allowed);
});

const tagged = claimsTemplate({
  tenants: { globex: tenant({ tags: { team: "globex", level: "open" }, readers: [role("globex-analyst")] }) },
});

test.each<[string, boolean, Readonly<Record<string, string>>]>([
  ["both tags", true, { "s3:ExistingObjectTag/team": "globex", "s3:ExistingObjectTag/level": "open" }],
  ["one tag of two", false, { "s3:ExistingObjectTag/team": "globex" }],
  ["another team's tag", false, { "s3:ExistingObjectTag/team": "acme", "s3:ExistingObjectTag/level": "open" }],
  ["no tag", false, {}],
])("a tenant scoped by tags and an object with %s: %s", (_case, allowed, context) => {
  const decision = ask(tagged, {
    reader: "globex-analyst",
    via: "globex",
    key: "inbox/a.pdf",
    context,
    identity: everything,
  });
  expect(decision.allowed, decision.sentence).toBe(allowed);
});
