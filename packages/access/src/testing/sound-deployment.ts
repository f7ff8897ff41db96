import {
  type AccessPointState,
  type AccessSnapshot,
  accessPointPolicy,
  type IdentityState,
  type PolicyDocument,
  type PolicyStatement,
  type ReviewSetting,
  type TenantScope,
} from "../index.ts";

export const account = "111122223333";
export const setting: ReviewSetting = {
  pipeline: "claims",
  stage: "dev",
  rawPrefix: "inbox/",
  lakePrefix: "",
  database: "claims",
  tables: ["documents", "texts"],
  tenants: [
    { name: "acme", prefix: "acme/", readers: [{ role: "acme-analyst" }], vpc: "vpc-0a1b2c3d" },
    { name: "globex", prefix: "globex/", readers: [{ role: "globex-analyst", account: "444455556666" }] },
    { name: "initech", prefix: "initech/", readers: [{ role: "initech-analyst" }] },
  ],
};
export const blocked = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};
const place = { pipeline: "claims", stage: "dev", partition: "aws", region: "us-east-1", account, rawPrefix: "inbox/" };
export const readers = ["acme-analyst", "initech-analyst"].map((name) => `arn:aws:iam::${account}:role/${name}`);
export const rawArn = "arn:aws:s3:::claims-raw";
export const document = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: "2012-10-17", Statement });

export const tls = (arn: string): PolicyStatement => ({
  Sid: "TlsOnly",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: [arn, `${arn}/*`],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
});
export const delegation: PolicyStatement = {
  Sid: "ReadThroughAccessPoints",
  Effect: "Allow",
  Principal: { AWS: "*" },
  Action: ["s3:GetObject", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:ListBucket"],
  Resource: [rawArn, `${rawArn}/*`],
  Condition: { StringEquals: { "s3:DataAccessPointAccount": account } },
};
export const wall: PolicyStatement = {
  ...delegation,
  Sid: "TenantsReadNowhereElse",
  Effect: "Deny",
  Condition: {
    ArnEquals: { "aws:PrincipalArn": [...readers, "arn:aws:iam::444455556666:role/globex-analyst"] },
    StringNotEquals: { "s3:DataAccessPointAccount": account },
  },
};
export const point = (tenant: TenantScope): AccessPointState => {
  const name = `claims-dev-${tenant.name}`;
  return {
    name,
    arn: `arn:aws:s3:us-east-1:${account}:accesspoint/${name}`,
    account,
    bucket: "claims-raw",
    block: blocked,
    ...(tenant.vpc !== undefined && { vpc: tenant.vpc }),
    policy: accessPointPolicy(tenant, place),
  };
};
export const role = (name: string, ...statements: PolicyStatement[]): IdentityState => ({
  type: "role",
  arn: `arn:aws:iam::${account}:role/${name}`,
  name,
  policies: statements.length > 0 ? [{ name: `role ${name} / own`, document: document(...statements) }] : [],
  trust: document({ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole" }),
});

export const sound: AccessSnapshot = {
  account,
  region: "us-east-1",
  partition: "aws",
  raw: { name: "claims-raw", account, policy: document(tls(rawArn), delegation, wall), block: blocked },
  lake: { name: "claims-lake", account, policy: document(tls("arn:aws:s3:::claims-lake")), block: blocked },
  accessPoints: setting.tenants.map(point),
  identities: [role("acme-analyst"), role("initech-analyst")],
  unread: [],
};
