import { isTributaryError } from "@tributary/errors";
import { checkDocument } from "../compile-policy.ts";
import type { PolicyDocument, PolicyStatement } from "../policy-document.ts";
import { isPublicStatement } from "../public-policy.ts";
import { accessPointName, readerArns } from "../tenants/tenant-scope.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { Risk } from "./risk.ts";
import type { AccessPointState, AccessSnapshot, BlockSettings, BucketState } from "./snapshot.ts";
import { trustRisks } from "./trust-risks.ts";

/** Risks that show in settings and policies, whoever uses them today. */
export function settingRisks(
  setting: ReviewSetting,
  snapshot: AccessSnapshot,
  principals: readonly ReviewPrincipal[],
): readonly Risk[] {
  const buckets = [snapshot.raw, snapshot.lake];
  const points = snapshot.accessPoints;
  return [
    ...buckets.flatMap((bucket) => bucketRisks(bucket, snapshot)),
    ...points.flatMap((point) => pointRisks(point, setting)),
    ...[
      ...buckets.map((bucket) => ({ what: `bucket policy of ${bucket.name}`, policy: bucket.policy })),
      ...points.map((point) => ({ what: `access point policy of ${point.name}`, policy: point.policy })),
    ].flatMap(policyRisks),
    ...delegationRisks(snapshot),
    ...tenantRisks(setting, snapshot),
    ...trustRisks(setting, snapshot, principals),
    ...lakeFormationRisks(setting, snapshot),
  ];
}

const off = (block: BlockSettings | undefined): readonly string[] =>
  ["BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets"].filter(
    (name) => block?.[name as keyof BlockSettings] !== true,
  );

function blockRisk(
  what: string,
  block: BlockSettings | undefined,
  account: BlockSettings | undefined,
): readonly Risk[] {
  const open = off(block).filter((name) => account?.[name as keyof BlockSettings] !== true);
  if (open.length === 0) return [];
  return [
    {
      rule: "public-access-block",
      severity: "medium",
      title: `Block Public Access is not whole on ${what}`,
      evidence: [`off: ${open.join(", ")}`],
      remedy: what.startsWith("bucket")
        ? "Switch all four settings on: deploy the stack again, or s3api put-public-access-block."
        : "The setting is fixed for an access point's life: `pipeline tenants apply` makes it anew.",
    },
  ];
}

function bucketRisks(bucket: BucketState, { accountBlock }: AccessSnapshot): readonly Risk[] {
  return [
    ...blockRisk(`bucket ${bucket.name}`, bucket.block, accountBlock),
    ...(deniesPlainHttp(bucket.policy)
      ? []
      : [
          {
            rule: "no-tls",
            severity: "medium" as const,
            title: `Bucket ${bucket.name} takes requests without TLS`,
            evidence: ["its policy denies nothing to everybody where aws:SecureTransport is false"],
            remedy: "Deny s3:* to everybody where aws:SecureTransport is false; the stack's own bucket policy does.",
          },
        ]),
  ];
}

function pointRisks(point: AccessPointState, setting: ReviewSetting): readonly Risk[] {
  const tenant = setting.tenants.find(({ name }) => accessPointName(setting, name) === point.name);
  const found: Risk[] = [...blockRisk(`access point ${point.name}`, point.block, undefined)];
  if (!tenant) {
    const ours = point.name.startsWith(`${setting.pipeline}-${setting.stage}-`);
    found.push({
      rule: "undeclared-access-point",
      severity: point.policy ? "high" : "medium",
      title: `Access point ${point.name} is on bucket ${point.bucket}, and no tenant declares it`,
      evidence: [
        point.policy
          ? `its policy: ${JSON.stringify(point.policy)}`
          : "it has no policy; identity policies of the account can use it",
      ],
      remedy: ours
        ? "`pipeline tenants apply --prune` removes it."
        : "Remove it, or declare its users as readers of a tenant.",
    });
  }
  if (tenant?.vpc !== undefined && point.vpc === undefined && !wallsVpc(point.policy, tenant.vpc)) {
    found.push({
      rule: "no-vpc-wall",
      severity: "high",
      title: `Access point ${point.name} answers to the internet, though ${tenant.name} is to be read from ${tenant.vpc} only`,
      tenant: tenant.name,
      evidence: ["network origin Internet", "no statement denies everybody whose aws:SourceVpc is another"],
      remedy: "`pipeline tenants apply` makes the access point anew with the VPC as its origin.",
    });
  }
  return found;
}

function statements(policy: PolicyDocument | undefined): readonly PolicyStatement[] {
  return policy ? [policy.Statement].flat() : [];
}

const isEverybody = ({ Principal }: PolicyStatement): boolean =>
  Principal === "*" || (typeof Principal === "object" && [Principal.AWS ?? []].flat().includes("*"));

function deniesPlainHttp(policy: PolicyDocument | undefined): boolean {
  return statements(policy).some((statement) => {
    const { Effect, Action, Condition = {} } = statement;
    if (Effect !== "Deny" || !isEverybody(statement) || Object.keys(Condition).length !== 1) return false;
    const all = [Action ?? []].flat().some((action) => action === "*" || action.toLowerCase() === "s3:*");
    return all && String(Condition.Bool?.["aws:SecureTransport"]) === "false";
  });
}

const wallsVpc = (policy: PolicyDocument | undefined, vpc: string): boolean =>
  statements(policy).some(
    (statement) =>
      statement.Effect === "Deny" &&
      isEverybody(statement) &&
      [statement.Condition?.StringNotEquals?.["aws:SourceVpc"] ?? []].flat().join() === vpc,
  );

function policyRisks({
  what,
  policy,
}: {
  readonly what: string;
  readonly policy: PolicyDocument | undefined;
}): readonly Risk[] {
  if (!policy) return [];
  try {
    checkDocument({ name: what, document: policy });
  } catch (error) {
    if (!isTributaryError(error)) throw error;
    return [
      {
        rule: "not-understood",
        severity: "high",
        title: `The ${what} cannot be judged`,
        evidence: [error.message],
        remedy:
          "Write it in what the IAM policy grammar has; what is not understood is counted as denied here, and AWS may not agree.",
      },
    ];
  }
  return statements(policy).flatMap((statement, index): Risk[] => {
    const name = statement.Sid ?? `statement ${index + 1}`;
    if (statement.Effect !== "Allow") return [];
    const evidence = [`${name}: ${JSON.stringify(statement)}`];
    const actions = [statement.Action ?? []].flat();
    if (isPublicStatement(statement)) {
      return [
        {
          rule: "wildcard-principal",
          severity: "high",
          title: `${name} of the ${what} allows everybody, and nothing narrows it`,
          evidence,
          remedy:
            "Name the principals, or add a condition that fixes them (aws:PrincipalArn, s3:DataAccessPointAccount).",
        },
      ];
    }
    if (
      statement.NotAction === undefined &&
      !actions.some((action) => action === "*" || action.toLowerCase() === "s3:*")
    )
      return [];
    return [
      {
        rule: "wildcard-action",
        severity: "medium",
        title: `${name} of the ${what} allows every S3 action`,
        evidence,
        remedy: "List the actions that are needed; readers need s3:GetObject and s3:ListBucket.",
      },
    ];
  });
}

/** The bucket handed to access points of another account: whoever makes one there decides who reads here. */
function delegationRisks({ raw, lake, account }: AccessSnapshot): readonly Risk[] {
  return [raw, lake].flatMap((bucket) =>
    statements(bucket.policy).flatMap((statement, index): Risk[] => {
      if (statement.Effect !== "Allow") return [];
      const blocks = Object.values(statement.Condition ?? {});
      const named = blocks.flatMap((keys) =>
        Object.entries(keys).flatMap(([key, values]) =>
          /^s3:DataAccessPoint(?:Account|Arn)$/i.test(key) ? [values].flat().map(String) : [],
        ),
      );
      const away = named.filter((value) => !value.includes(account));
      if (away.length === 0) return [];
      return [
        {
          rule: "foreign-delegation",
          severity: "high",
          title: `Bucket ${bucket.name} delegates to access points of another account`,
          evidence: [`${statement.Sid ?? `statement ${index + 1}`}: ${away.join(", ")}`],
          remedy: `Delegate to this account's access points only: s3:DataAccessPointAccount = ${account}.`,
        },
      ];
    }),
  );
}

function tenantRisks(setting: ReviewSetting, snapshot: AccessSnapshot): readonly Risk[] {
  const names = new Set(snapshot.accessPoints.map(({ name }) => name));
  const roles = new Set(snapshot.identities.map(({ arn }) => arn));
  const byTags = setting.tenants.filter(({ prefix, tags }) => prefix === undefined && tags !== undefined);
  const byPrefix = setting.tenants.filter(({ prefix }) => prefix !== undefined);
  return [
    ...setting.tenants.flatMap((tenant): Risk[] => [
      ...(names.has(accessPointName(setting, tenant.name))
        ? []
        : [
            {
              rule: "no-access-point",
              severity: "low" as const,
              title: `${tenant.name} has no access point, so its readers cannot read`,
              tenant: tenant.name,
              evidence: [`${accessPointName(setting, tenant.name)} does not exist`],
              remedy: "`pipeline tenants apply` makes it.",
            },
          ]),
      ...readerArns(tenant, snapshot)
        .filter((arn) => arn.split(":")[4] === snapshot.account && !roles.has(arn))
        .map((arn) => ({
          rule: "reader-missing",
          severity: "low" as const,
          title: `${tenant.name}'s reader ${arn.split("/").at(-1)} does not exist`,
          tenant: tenant.name,
          principal: arn,
          evidence: ["IAM has no role of that name; whoever makes it reads these files"],
          remedy: "Make the role, or take it out of the tenant's readers.",
        })),
    ]),
    ...(byTags.length > 0 && byPrefix.length > 0
      ? [
          {
            rule: "tags-beside-prefixes",
            severity: "low" as const,
            title: "Some tenants are scoped by tags, others by prefix: who may tag an object decides whose it is",
            evidence: [`by tags: ${byTags.map(({ name }) => name).join(", ")}`],
            remedy: "Keep s3:PutObjectTagging to the pipeline's own roles; the matrix shows who has it.",
          },
        ]
      : []),
  ];
}

function lakeFormationRisks({ database, tables }: ReviewSetting, { tableGrants }: AccessSnapshot): readonly Risk[] {
  return (tableGrants ?? []).flatMap((grant): Risk[] => {
    const extracted = grant.table === "*" || tables.includes(grant.table);
    if (grant.database !== database || !extracted || grant.principal !== "IAM_ALLOWED_PRINCIPALS") return [];
    return [
      {
        rule: "lake-formation-off",
        severity: "medium",
        title: `Lake Formation leaves ${database}.${grant.table} to IAM, so no row filter holds`,
        evidence: [`IAM_ALLOWED_PRINCIPALS has a permission on ${database}.${grant.table}`],
        remedy: "Revoke it from IAM_ALLOWED_PRINCIPALS and grant each tenant's readers its rows.",
      },
    ];
  });
}
