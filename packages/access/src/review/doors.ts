import { ask, bucketPolicyOf, type ObjectProbe, type Path, pointPolicyOf } from "./ask.ts";
import { type Capability, capabilities, isBucketAction } from "./capability.ts";
import type { Grant, Layer } from "./grant.ts";
import { mightAllow } from "./might-allow.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { AccessSnapshot } from "./snapshot.ts";

export interface DoorQuestion {
  readonly tenant: string;
  readonly layer: Layer;
  readonly principal: ReviewPrincipal;
  readonly path: Path;
  readonly probes: readonly ObjectProbe[];
  /** Default: all. */
  readonly only?: readonly Capability[];
}

/** What a principal can do through one door, each capability with the first probe that shows it. */
export function grantsThrough(question: DoorQuestion, snapshot: AccessSnapshot): readonly Grant[] {
  const { tenant, layer, principal, path, probes, only } = question;
  return capabilities.flatMap(({ name, actions }): Grant[] => {
    if (only && !only.includes(name)) return [];
    for (const action of actions) {
      if (!couldPass(principal, path, action, snapshot)) continue;
      for (const object of probes) {
        const { decision, conditions } = ask({ principal, action, path, object }, snapshot);
        if (!decision.allowed) continue;
        return [
          {
            tenant,
            layer,
            principal: principal.id,
            capability: name,
            via: doorName(path),
            conditions,
            because: decision.sentence,
            example: `${path.bucket.name}/${object.key}`,
            ...(principal.assumed !== undefined && { assumed: principal.assumed }),
          },
        ];
      }
    }
    return [];
  });
}

export const doorName = ({ bucket, point }: Path): string =>
  point ? `access point ${point.name}` : `bucket ${bucket.name}`;

/** Some policy has an Allow that could speak of the action at this door; otherwise nothing needs to be evaluated. */
function couldPass(
  principal: ReviewPrincipal,
  { bucket, point }: Path,
  action: string,
  { partition }: AccessSnapshot,
): boolean {
  const tail = isBucketAction(action) ? "" : "/";
  const bucketArn = `arn:${partition}:s3:::${bucket.name}${tail}`;
  const pointArn = point && `${point.arn}${isBucketAction(action) ? "" : "/object/"}`;
  if (principal.identity.some((policy) => mightAllow(policy, action, pointArn ?? bucketArn))) return true;
  const policy = point ? pointPolicyOf(point) : bucketPolicyOf(bucket);
  const asked = { principal: principal.request, direct: point === undefined };
  return policy !== undefined && mightAllow(policy, action, pointArn ?? bucketArn, asked);
}
