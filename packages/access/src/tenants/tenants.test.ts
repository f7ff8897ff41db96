import { expect, test } from "vitest";
import {
  accessPointPolicy,
  checkTenants,
  evaluate,
  type PolicyDocument,
  policyDifference,
  readerPolicy,
  sameMeaning,
  type TenantScope,
  tenantProblems,
} from "../index.ts";

const place = {
  pipeline: "claims",
  stage: "dev",
  partition: "aws",
  region: "us-east-1",
  account: "111122223333",
  rawPrefix: "inbox/",
};
const acme: TenantScope = { name: "acme", prefix: "acme/", readers: [{ role: "acme-analyst" }] };
const codes = (...tenants: TenantScope[]): string[] => tenantProblems(tenants, place).map(({ error }) => error.code);

test.each<[string, Partial<TenantScope>, string]>([
  ["a wildcard", { prefix: "ac*me/" }, "TRB-ACC-003"],
  ["a question mark", { prefix: "acm?/" }, "TRB-ACC-003"],
  ["a variable", { prefix: "${aws:username}/" }, "TRB-ACC-003"],
  ["a way up", { prefix: "acme/../globex/" }, "TRB-ACC-003"],
  ["a folder of no name", { prefix: "acme//x/" }, "TRB-ACC-003"],
  ["a slash in front", { prefix: "/acme/" }, "TRB-ACC-003"],
  ["no slash at the end", { prefix: "acme" }, "TRB-ACC-003"],
  ["a Cyrillic letter among Latin ones", { prefix: "\u0430cme/" }, "TRB-ACC-003"],
  ["Cyrillic letters that read as Latin", { prefix: "\u0430\u0440\u0440/" }, "TRB-ACC-003"],
  ["full-width letters", { prefix: "\uff41cme/" }, "TRB-ACC-003"],
  ["a zero-width space", { prefix: "ac\u200bme/" }, "TRB-ACC-003"],
  ["a decomposed letter", { prefix: "caf\u0065\u0301/" }, "TRB-ACC-003"],
  ["a space at the end of a folder", { prefix: "acme /" }, "TRB-ACC-003"],
  ["a private-use letter", { prefix: "acme\ue000/" }, "TRB-ACC-003"],
  ["half a character", { prefix: "acme\ud800/" }, "TRB-ACC-003"],
  ["a folder longer than a key", { prefix: `${"x".repeat(1020)}/` }, "TRB-ACC-003"],
  [
    "more tags than an object has",
    { prefix: "", tags: Object.fromEntries([..."abcdefghijk"].map((key) => [key, "v"])) },
    "TRB-ACC-003",
  ],
  ["a prefix of nothing", { prefix: "" }, "TRB-ACC-003"],
  ["no scope at all", { prefix: "", tags: {} }, "TRB-ACC-003"],
  ["a tag S3 keeps", { prefix: "", tags: { "aws:team": "x" } }, "TRB-ACC-003"],
  ["a tag with a wildcard", { prefix: "", tags: { team: "x*" } }, "TRB-ACC-003"],
  ["a name too long", { name: "a".repeat(50) }, "TRB-ACC-002"],
  ["a name in capitals", { name: "Acme" }, "TRB-ACC-002"],
  ["a name S3 keeps", { name: "acme-s3alias" }, "TRB-ACC-002"],
  [
    "a policy over 20 KB",
    { readers: Array.from({ length: 400 }, (_each, index) => ({ role: `a-reader-of-some-department-${index}` })) },
    "TRB-ACC-005",
  ],
])("checkTenants refuses %s", (_what, change, code) => {
  expect(codes({ ...acme, ...change })).toContain(code);
  expect(() => checkTenants([{ ...acme, ...change }], place)).toThrow(expect.objectContaining({ code }));
});

test.each([["acme/"], ["ünïcödé/"], ["文書/2026/"], ["архив/"], ["acme-eu/v1.2/"], ["Ωmega/"]])(
  "checkTenants takes the prefix %s",
  (prefix) => {
    // A word of one script is honest; one that mixes scripts is not.
    expect(codes({ ...acme, prefix })).toEqual(prefix === "Ωmega/" ? ["TRB-ACC-003"] : []);
  },
);

test("checkTenants takes two folders of one tag, and not a folder beside the tag alone", () => {
  const tags = { team: "shared" };
  const [one, two] = [
    { ...acme, tags },
    { ...acme, name: "other", prefix: "other/", tags },
  ];
  expect(codes(one, two)).toEqual([]);
  expect(codes(one, { name: "tagged", tags, readers: [] })).toEqual(["TRB-ACC-004"]);
});

test("checkTenants tells overlapping prefixes, and takes acme/ beside acme-eu/", () => {
  const other = (prefix: string): TenantScope => ({ ...acme, name: "other", prefix });
  expect(codes(acme, other("acme-eu/"))).toEqual([]);
  expect(codes(acme, other("acme/eu/"))).toEqual(["TRB-ACC-004"]);
  expect(codes(other("acme/eu/"), acme)).toEqual(["TRB-ACC-004"]);
  expect(codes(acme, other("acme/"))).toEqual(["TRB-ACC-004"]);
  expect(codes({ ...acme, prefix: "acme" }, other("acme-eu/"))).toContain("TRB-ACC-004");
  expect(codes(acme, other("ACME/"))).toEqual(["TRB-ACC-004"]);
});

test("checkTenants tells tags that one object can carry together", () => {
  const tagged = (name: string, tags: Record<string, string>): TenantScope => ({ name, tags, readers: [] });
  expect(codes(tagged("a", { team: "a" }), tagged("b", { team: "b" }))).toEqual([]);
  expect(codes(tagged("a", { team: "a" }), tagged("b", { level: "b" }))).toEqual(["TRB-ACC-004"]);
});

const ask = (document: PolicyDocument | undefined, key: string, context: Record<string, string> = {}): boolean => {
  const arn = "arn:aws:s3:us-east-1:111122223333:accesspoint/claims-dev-acme";
  const anything: PolicyDocument = {
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  };
  return evaluate(
    {
      principal: {
        type: "assumed-role",
        arn: "arn:aws:sts::111122223333:assumed-role/acme-analyst/s",
        account: "111122223333",
        roleArn: "arn:aws:iam::111122223333:role/acme-analyst",
      },
      action: "s3:GetObject",
      resource: `arn:aws:s3:::raw/${key}`,
      resourceAccount: "111122223333",
      context: { "aws:SecureTransport": "true", ...context },
      accessPoint: { arn, resource: `${arn}/object/${key}`, account: "111122223333" },
    },
    {
      identity: [{ name: "role", document: anything }],
      ...(document && { accessPoint: { name: "access point", document } }),
    },
  ).allowed;
};

test("accessPointPolicy walls in even a role that may do everything", () => {
  const byPrefix = accessPointPolicy(acme, place);
  expect(ask(byPrefix, "inbox/acme/a.pdf")).toBe(true);
  expect(ask(byPrefix, "inbox/acme-eu/a.pdf")).toBe(false);
  expect(ask(byPrefix, "inbox/globex/a.pdf")).toBe(false);
  expect(ask(byPrefix, "inbox/acme/a.pdf", { "aws:SecureTransport": "false" })).toBe(false);
  const byTags = accessPointPolicy(
    { name: "acme", tags: { team: "acme", level: "open" }, readers: acme.readers },
    place,
  );
  const tags = { "s3:ExistingObjectTag/team": "acme", "s3:ExistingObjectTag/level": "open" };
  expect(ask(byTags, "inbox/x", tags)).toBe(true);
  expect(ask(byTags, "inbox/x", { ...tags, "s3:ExistingObjectTag/level": "shut" })).toBe(false);
  expect(ask(byTags, "inbox/x", { "s3:ExistingObjectTag/team": "acme" })).toBe(false);
  const inVpc = accessPointPolicy({ ...acme, vpc: "vpc-0a1b2c3d" }, place);
  expect(ask(inVpc, "inbox/acme/a.pdf")).toBe(false);
  expect(ask(inVpc, "inbox/acme/a.pdf", { "aws:SourceVpc": "vpc-0a1b2c3d" })).toBe(true);
});

test("accessPointPolicy shuts out even a role that may do everything where nobody reads", () => {
  expect(ask(accessPointPolicy({ ...acme, readers: [] }, place), "inbox/acme/a.pdf")).toBe(false);
});

test("readerPolicy is what the other account has to allow", () => {
  expect(readerPolicy(acme, place)).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion"],
        Resource: "arn:aws:s3:us-east-1:111122223333:accesspoint/claims-dev-acme/object/inbox/acme/*",
      },
      {
        Effect: "Allow",
        Action: "s3:ListBucket",
        Resource: "arn:aws:s3:us-east-1:111122223333:accesspoint/claims-dev-acme",
        Condition: { StringLike: { "s3:prefix": "inbox/acme/*" } },
      },
    ],
  });
});

const one: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [
    { Sid: "A", Effect: "Allow", Principal: "*", Action: ["s3:GetObject", "s3:ListBucket"], Resource: "arn:x" },
    { Sid: "B", Effect: "Deny", Principal: { AWS: "111122223333" }, Action: "s3:*", Resource: "*" },
  ],
};

test.each<[string, boolean, PolicyDocument]>([
  [
    "in another order, with other Sids",
    true,
    {
      Statement: [one.Statement]
        .flat()
        .toReversed()
        .map((each) => ({ ...each, Sid: "x" })),
    },
  ],
  [
    "in another spelling",
    true,
    {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { AWS: ["*"] }, Action: ["S3:listBucket", "s3:GetObject"], Resource: ["arn:x"] },
        { Effect: "Deny", Principal: { AWS: "arn:aws:iam::111122223333:root" }, Action: ["s3:*"], Resource: "*" },
      ],
    },
  ],
  [
    "with one action more",
    false,
    {
      Statement: [
        {
          Effect: "Allow",
          Principal: "*",
          Action: ["s3:GetObject", "s3:ListBucket", "s3:PutObject"],
          Resource: "arn:x",
        },
        [one.Statement].flat()[1] as never,
      ],
    },
  ],
  ["with a statement less", false, { Version: "2012-10-17", Statement: [one.Statement].flat().slice(0, 1) }],
  [
    "with a condition more",
    false,
    {
      Version: "2012-10-17",
      Statement: [one.Statement]
        .flat()
        .map((each) => ({ ...each, Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    },
  ],
])("sameMeaning of a policy %s: %s", (_what, same, other) => {
  expect(sameMeaning(one, other)).toBe(same);
  const { added, removed } = policyDifference(one, other);
  expect(added.length + removed.length === 0).toBe(same);
});

test("sameMeaning tells a policy from none, and old variables from new", () => {
  expect(sameMeaning(undefined, undefined)).toBe(true);
  expect(sameMeaning(one, undefined)).toBe(false);
  const varied = (Version: "2008-10-17" | "2012-10-17"): PolicyDocument => ({
    Version,
    Statement: { Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::b/${aws:username}" },
  });
  expect(sameMeaning(varied("2008-10-17"), varied("2012-10-17"))).toBe(false);
});
