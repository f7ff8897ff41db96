import type { PolicyDocument, PolicyStatement } from "@tributary/access";
import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { PublicAccessBlock } from "./bucket/bucket.ts";

/** Keys that fix the caller when they stand under a condition with no wildcard. */
const fixing = new Set(
  [
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalOrgID",
    "aws:SourceArn",
    "aws:SourceAccount",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:SourceIp",
    "aws:userid",
    "s3:DataAccessPointAccount",
    "s3:DataAccessPointArn",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
  ].map((key) => key.toLowerCase()),
);

/** Source: S3 User Guide, "The meaning of public". */
export function isPublicPolicy({ Statement }: PolicyDocument): boolean {
  const statements = isList(Statement) ? Statement : [Statement];
  return statements.some(
    (statement) => statement.Effect === "Allow" && isForEveryone(statement) && !isFixed(statement),
  );
}

function isForEveryone({ Principal, NotPrincipal }: PolicyStatement): boolean {
  if (NotPrincipal !== undefined) return true;
  if (Principal === undefined || typeof Principal === "string") return Principal === "*";
  const named = Principal.AWS;
  return named === "*" || (isList(named) && named.includes("*"));
}

function isFixed({ Condition = {} }: PolicyStatement): boolean {
  return Object.entries(Condition).some(
    ([operator, keys]) =>
      /^(ForAnyValue:)?(StringEquals|StringLike|ArnEquals|ArnLike|IpAddress)/.test(operator) &&
      Object.entries(keys).some(
        ([key, value]) => fixing.has(key.toLowerCase()) && isExact(key, isList(value) ? value : [value]),
      ),
  );
}

function isExact(key: string, values: readonly unknown[]): boolean {
  if (key.toLowerCase() === "aws:sourceip") return values.every((value) => !/\/[0-7]$/.test(String(value)));
  // An access point's own ARN may end in a wildcard once its account is fixed.
  return values.every(
    (value) => !/[*?]/.test(String(value).replace(/^(arn:aws:s3:[^:]*:\d{12}:accesspoint\/).*$/, "$1")),
  );
}

function isList<T>(value: T | readonly T[] | undefined): value is readonly T[] {
  return Array.isArray(value);
}

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
