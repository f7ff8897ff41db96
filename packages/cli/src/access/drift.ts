import {
  type AccessSnapshot,
  type PolicyDifference,
  type PolicyDocument,
  policyDifference,
  sameMeaning,
} from "@tributary/access";
import { bucketPolicies, type Resources, type Value } from "@tributary/assembly";
import type { Blueprint } from "@tributary/pipeline";
import type { DeployedAccessPoint } from "../tenants/access-point.ts";
import { declaredAccessPoints, type TenantDeployment } from "../tenants/declared-access-points.ts";
import { planTenants, type TenantStep } from "../tenants/plan-tenants.ts";

/** One thing that is deployed otherwise than the pipeline declares it. */
export interface Drift {
  readonly what: string;
  readonly found: readonly string[];
  readonly remedy: string;
}

interface Deployed {
  readonly snapshot: AccessSnapshot;
  readonly rawPoints: readonly DeployedAccessPoint[];
}

/** What differs between the pipeline and what is deployed: access points, their policies, and the bucket policies. */
export function findDrift(
  blueprint: Blueprint,
  deployment: TenantDeployment,
  { snapshot, rawPoints }: Deployed,
): readonly Drift[] {
  const declared = declaredAccessPoints(blueprint, deployment);
  const plan = planTenants(declared, rawPoints, `${deployment.pipeline}-${deployment.stage}-`);
  return [
    ...plan.steps.map((step) => ({
      what: `access point ${step.point.name}`,
      found: stepFound(step),
      remedy: "`pipeline tenants apply` makes it as declared.",
    })),
    ...plan.undeclared.map(({ name }) => ({
      what: `access point ${name}`,
      found: ["no tenant of the pipeline declares it"],
      remedy: "`pipeline tenants apply --prune` removes it.",
    })),
    ...bucketDrift(bucketPolicies(blueprint), deployment, snapshot),
  ];
}

function stepFound(step: TenantStep): readonly string[] {
  switch (step.kind) {
    case "create":
      return ["it does not exist"];
    case "replace":
      return [step.because];
    case "policy":
      return differenceLines(step.difference);
  }
}

const differenceLines = ({ added, removed }: PolicyDifference): readonly string[] => [
  ...added.map((statement) => `lacks ${statement.Sid ?? "a statement"}: ${JSON.stringify(statement)}`),
  ...removed.map((statement) => `has ${statement.Sid ?? "a statement"}: ${JSON.stringify(statement)}`),
];

function bucketDrift(resources: Resources, deployment: TenantDeployment, snapshot: AccessSnapshot): readonly Drift[] {
  const resolve = resolver(deployment);
  return Object.values(resources).flatMap((resource): Drift[] => {
    if (resource.Type !== "AWS::S3::BucketPolicy") return [];
    const bucket = [snapshot.raw, snapshot.lake].find(({ name }) => name === resolve(resource.Properties.Bucket ?? ""));
    const declared = resolve(resource.Properties.PolicyDocument ?? {}) as PolicyDocument;
    if (!bucket || sameMeaning(declared, bucket.policy)) return [];
    return [
      {
        what: `bucket policy of ${bucket.name}`,
        found: differenceLines(policyDifference(bucket.policy, declared)),
        remedy: "Deploy the stack again.",
      },
    ];
  });
}

/** Fills the few intrinsic functions that bucket policies use. */
function resolver({
  stage,
  account,
  region,
  partition,
  rawBucket,
  lakeBucket,
}: TenantDeployment): (value: Value) => unknown {
  const names: Readonly<Record<string, string>> = {
    Stage: stage,
    RawBucket: rawBucket,
    LakeBucket: lakeBucket,
    "RawBucket.Arn": `arn:${partition}:s3:::${rawBucket}`,
    "LakeBucket.Arn": `arn:${partition}:s3:::${lakeBucket}`,
    "AWS::AccountId": account,
    "AWS::Region": region,
    "AWS::Partition": partition,
  };
  const resolve = (value: Value): unknown => {
    if (Array.isArray(value)) return value.map((item: Value) => resolve(item));
    if (typeof value !== "object") return value;
    const [name = "", argument = ""] = Object.entries(value)[0] ?? [];
    if (name === "Ref") return names[String(argument)] ?? `\${${String(argument)}}`;
    if (name === "Fn::GetAtt") return names[[argument].flat().join(".")] ?? `\${${[argument].flat().join(".")}}`;
    if (name === "Fn::Sub")
      return String(argument)
        .replace(/\$\{([^!}][^}]*)\}/g, (whole, inner: string) => names[inner] ?? whole)
        .replaceAll("${!", "${");
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
  };
  return resolve;
}
