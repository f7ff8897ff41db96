import { expect, test } from "vitest";
import {
  type AccessReview,
  type AccessSnapshot,
  type IdentityState,
  type PolicyStatement,
  type ReviewSetting,
  reviewAccess,
} from "../index.ts";
import {
  account,
  blocked,
  delegation,
  document,
  point,
  rawArn,
  readers,
  role,
  setting,
  sound,
  tls,
  wall,
} from "../testing/sound-deployment.ts";

const high = ({ risks }: AccessReview): string[] => [
  ...new Set(risks.filter(({ severity }) => severity === "high").map(({ rule }) => rule)),
];
const ways = ({ grants }: AccessReview, tenant: string, capability = "read"): string[] =>
  grants
    .filter((grant) => grant.tenant === tenant && grant.capability === capability && grant.layer === "raw")
    .map(({ principal, via, conditions }) => `${principal.split("/").at(-1)} via ${via} ${conditions.join()}`.trim());

test("reviewAccess finds each tenant's readers, their door and its conditions, and nothing to mend", () => {
  const review = reviewAccess(setting, sound);
  expect(ways(review, "acme")).toEqual(["acme-analyst via access point claims-dev-acme aws:sourcevpc = vpc-0a1b2c3d"]);
  expect(ways(review, "globex")).toEqual(["globex-analyst via access point claims-dev-globex"]);
  expect(ways(review, "initech", "list")).toEqual(["initech-analyst via access point claims-dev-initech"]);
  expect(review.risks).toEqual([]);
  expect(review.grants.every(({ expected }) => expected)).toBe(true);
});

test("reviewAccess says why a principal cannot read, door by door", () => {
  const { refusals } = reviewAccess(setting, sound);
  const why = refusals.find(
    ({ tenant, principal }) => tenant === "acme" && principal.endsWith("globex-analyst"),
  )?.because;
  expect(why).toMatch(
    /^access point claims-dev-acme: (?:the access point's policy does not allow it|statement \w+ of .* denies it)\./,
  );
  expect(why).toContain(
    "bucket claims-raw: statement TenantsReadNowhereElse of the bucket policy of claims-raw denies it",
  );
});

const replacePolicy = (
  name: string,
  change: (statements: readonly PolicyStatement[]) => PolicyStatement[],
): AccessSnapshot => ({
  ...sound,
  accessPoints: sound.accessPoints.map((each) =>
    each.name === name ? { ...each, policy: document(...change([each.policy?.Statement ?? []].flat())) } : each,
  ),
});
const acmeArn = `arn:aws:s3:us-east-1:${account}:accesspoint/claims-dev-acme`;
const everyAction: PolicyStatement = { Effect: "Allow", Action: "s3:*", Resource: "*" };

test.each<[string, string, AccessSnapshot]>([
  [
    "an access point policy widened to the whole raw prefix and another tenant's reader",
    "cross-tenant",
    replacePolicy("claims-dev-initech", (statements) =>
      statements
        .filter(({ Sid }) => Sid !== "NothingBeyondThePrefix")
        .map((statement) =>
          statement.Sid === "ReadOwnObjects"
            ? {
                ...statement,
                Resource: `arn:aws:s3:us-east-1:${account}:accesspoint/claims-dev-initech/object/inbox/*`,
              }
            : statement,
        ),
    ),
  ],
  [
    "a bucket policy whose wall is gone, and a reader with a wide role",
    "direct-bucket-path",
    {
      ...sound,
      raw: { ...sound.raw, policy: document(tls(rawArn), delegation) },
      identities: [role("acme-analyst", everyAction), role("initech-analyst")],
    },
  ],
  [
    "an access point policy for everybody, with Block Public Access off",
    "public",
    {
      ...sound,
      accessPoints: sound.accessPoints.map((each) =>
        each.name === "claims-dev-initech"
          ? {
              ...each,
              block: { ...blocked, RestrictPublicBuckets: false, BlockPublicPolicy: false },
              policy: document({
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: `${each.arn}/object/*`,
              }),
            }
          : each,
      ),
      raw: { ...sound.raw, block: { ...blocked, RestrictPublicBuckets: false } },
    },
  ],
  [
    "a statement for everybody even where Block Public Access holds it",
    "wildcard-principal",
    replacePolicy("claims-dev-acme", (statements) => [
      ...statements,
      { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${acmeArn}/object/inbox/acme/*` },
    ]),
  ],
  [
    "another account that nobody declared",
    "other-account",
    replacePolicy("claims-dev-initech", (statements) => [
      ...statements.filter(({ Sid }) => Sid !== "ReadersOnly"),
      {
        Effect: "Allow",
        Principal: { AWS: "555566667777" },
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:us-east-1:${account}:accesspoint/claims-dev-initech/object/inbox/initech/secret/*`,
      },
    ]),
  ],
  [
    "a VPC wall that is not there",
    "no-vpc-wall",
    {
      ...sound,
      accessPoints: sound.accessPoints.map(({ vpc: _vpc, ...each }) => ({
        ...each,
        policy: document(...[each.policy?.Statement ?? []].flat().filter(({ Sid }) => Sid !== "OnlyFromTheVpc")),
      })),
    },
  ],
  [
    "a delegation to another account's access points",
    "foreign-delegation",
    {
      ...sound,
      raw: {
        ...sound.raw,
        policy: document(tls(rawArn), wall, {
          ...delegation,
          Condition: { StringEquals: { "s3:DataAccessPointAccount": [account, "555566667777"] } },
        }),
      },
    },
  ],
  [
    "an access point made by hand with a policy",
    "undeclared-access-point",
    {
      ...sound,
      accessPoints: [
        ...sound.accessPoints,
        {
          ...point({ name: "x", prefix: "", readers: [{ role: "acme-analyst" }] }),
          name: "by-hand",
          arn: acmeArn.replace("claims-dev-acme", "by-hand"),
        },
      ],
    },
  ],
  [
    "a policy that cannot be read",
    "not-understood",
    replacePolicy("claims-dev-acme", (statements) => [...statements, { ...everyAction, Principal: { AWS: "role/*" } }]),
  ],
  [
    "a reader that may write",
    "reader-writes",
    {
      ...sound,
      identities: [
        role("acme-analyst"),
        role("initech-analyst", { Effect: "Allow", Action: "s3:PutObject", Resource: `${rawArn}/*` }),
      ],
    },
  ],
  [
    "a reader whose role anyone may assume",
    "open-trust",
    {
      ...sound,
      identities: [
        {
          ...role("acme-analyst"),
          trust: document({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }),
        },
        role("initech-analyst"),
      ],
    },
  ],
  [
    "Lake Formation rows of another tenant",
    "cross-tenant",
    {
      ...sound,
      tableGrants: [
        {
          principal: readers[0] ?? "",
          database: "claims",
          table: "documents",
          rowFilter: "tenant IN ('acme', 'globex')",
        },
      ],
    },
  ],
])("reviewAccess finds %s: %s", (_what, rule, snapshot) => {
  expect(high(reviewAccess(setting, snapshot))).toContain(rule);
});

test("reviewAccess tells an over-wide role once, and not the readers it lies beside", () => {
  const review = reviewAccess(setting, { ...sound, identities: [...sound.identities, role("admin", everyAction)] });
  const wide = review.risks.filter(({ rule }) => rule === "over-wide-role");
  expect(wide).toMatchObject([{ severity: "medium", principal: `arn:aws:iam::${account}:role/admin` }]);
  expect(wide[0]?.title).toContain("3 tenants");
  expect(high(review)).toEqual([]);
});

test("reviewAccess knows a service-linked role for AWS's own", () => {
  const arn = `arn:aws:iam::${account}:role/aws-service-role/lakeformation.amazonaws.com/AWSServiceRoleForLakeFormationDataAccess`;
  const linked: IdentityState = { ...role("AWSServiceRoleForLakeFormationDataAccess", everyAction), arn };
  const review = reviewAccess(setting, { ...sound, identities: [...sound.identities, linked] });
  expect(review.risks).toEqual([]);
  expect(review.principals.find(({ id }) => id === arn)?.kind).toBe("service");
});

test("reviewAccess tells what is off or missing without crying wolf", () => {
  const review = reviewAccess(setting, {
    ...sound,
    raw: { ...sound.raw, block: { ...blocked, BlockPublicAcls: false }, policy: document(delegation, wall) },
    accessPoints: sound.accessPoints.slice(1),
    identities: [role("acme-analyst")],
  });
  expect(review.risks.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual([
    "medium no-tls",
    "medium public-access-block",
    "low no-access-point",
    "low reader-missing",
  ]);
});

test("reviewAccess takes a row filter it cannot read for a way, under that condition", () => {
  const review = reviewAccess(setting, {
    ...sound,
    tableGrants: [
      { principal: readers[0] ?? "", database: "claims", table: "documents", rowFilter: "length(tenant) = 4" },
    ],
  });
  const grant = review.grants.find(({ via, tenant }) => via === "Athena" && tenant === "acme");
  expect(grant?.conditions[0]).toContain("cannot be read");
  expect(grant?.expected).toBe(false);
});

test("reviewAccess finds tag-scoped tenants' objects by their tags", () => {
  const byTags: ReviewSetting = {
    ...setting,
    tenants: [
      { name: "red", tags: { team: "red" }, readers: [{ role: "acme-analyst" }] },
      { name: "blue", tags: { team: "blue" }, readers: [{ role: "initech-analyst" }] },
    ],
  };
  const snapshot = { ...sound, accessPoints: byTags.tenants.map(point) };
  expect(ways(reviewAccess(byTags, snapshot), "red")).toEqual(["acme-analyst via access point claims-dev-red"]);
  const unwalled = {
    ...snapshot,
    accessPoints: snapshot.accessPoints.map((each) =>
      each.name === "claims-dev-red"
        ? {
            ...each,
            policy: document({
              ...everyAction,
              Principal: { AWS: readers[0] ?? "" },
              Resource: `${each.arn}/object/*`,
            }),
          }
        : each,
    ),
  };
  expect(high(reviewAccess(byTags, unwalled))).toContain("cross-tenant");
});
