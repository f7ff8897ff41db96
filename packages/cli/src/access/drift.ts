import {
  type AccessSnapshot,
  type PolicyDifference,
  type PolicyDocument,
  policyDifference,
  sameMeaning,
} from "@tributary/access";
import { bucketPolicies, type Resources } from "@tributary/assembly";
import type { Blueprint } from "@tributary/pipeline";
import type { DeployedAccessPoint } from "../tenants/access-point.ts";
import { declaredAccessPoints, type TenantDeployment } from "../tenants/declared-access-points.ts";
import { planTenants, type TenantStep } from "../tenants/plan-tenants.ts";
import { resolver } from "./resolve-intrinsics.ts";

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

export const differenceLines = ({ added, removed }: PolicyDifference): readonly string[] => [
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
