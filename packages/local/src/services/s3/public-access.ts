import { isPublicPolicy, type PolicyDocument } from "@tributary/access";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { PublicAccessBlock } from "./bucket/bucket.ts";

/** Refuses a public policy where Block Public Access of the resource or of its account says so. */
export function checkPublicPolicy(policy: PolicyDocument, ...blocks: readonly (PublicAccessBlock | undefined)[]): void {
  if (blocks.some((block) => block?.BlockPublicPolicy) && isPublicPolicy(policy)) {
    throw new ServiceError(
      "AccessDenied",
      "The policy would make the resource public, and public policies are prevented by the BlockPublicPolicy setting in Block Public Access.",
      403,
    );
  }
}

interface Guarded {
  readonly account: string;
  readonly policy?: PolicyDocument;
  readonly publicAccessBlock?: PublicAccessBlock;
}

/** RestrictPublicBuckets: a public policy then speaks only to the owner's account and to AWS services. */
export function checkRestricted(
  principal: Principal,
  { account, policy, publicAccessBlock }: Guarded,
  accountBlock: PublicAccessBlock | undefined,
): void {
  const restricted = publicAccessBlock?.RestrictPublicBuckets || accountBlock?.RestrictPublicBuckets;
  if (!restricted || !policy || principal.account === account) return;
  if (principal.arn.endsWith(".amazonaws.com") || !isPublicPolicy(policy)) return;
  throw new ServiceError("AccessDenied", "Access Denied: the policy is public and RestrictPublicBuckets is on.", 403);
}
