import type { PolicyDocument, PolicyStatement } from "./policy-document.ts";

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

/**
 * Whether S3 calls a policy public: an Allow to everyone that no condition narrows to fixed callers.
 *
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
export const isPublicPolicy = ({ Statement }: PolicyDocument): boolean =>
  [Statement].flat().some((statement) => isPublicStatement(statement));

export function isPublicStatement(statement: PolicyStatement): boolean {
  return statement.Effect === "Allow" && isForEveryone(statement) && !isFixed(statement);
}

function isForEveryone({ Principal, NotPrincipal }: PolicyStatement): boolean {
  if (NotPrincipal !== undefined) return true;
  if (Principal === undefined || typeof Principal === "string") return Principal === "*";
  return [Principal.AWS ?? []].flat().includes("*");
}

function isFixed({ Condition = {} }: PolicyStatement): boolean {
  return Object.entries(Condition).some(
    ([operator, keys]) =>
      /^(ForAnyValue:)?(StringEquals|StringLike|ArnEquals|ArnLike|IpAddress)/.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) => fixing.has(key.toLowerCase()) && isExact(key, [values].flat().map(String)),
      ),
  );
}

function isExact(key: string, values: readonly string[]): boolean {
  if (key.toLowerCase() === "aws:sourceip") return values.every((value) => !/\/[0-7]$/.test(value));
  // An access point's own ARN may end in a wildcard once its account is fixed.
  return values.every(
    (value) => !/[*?]/.test(value.replace(/^(arn:aws[\w-]*:s3:[^:]*:\d{12}:accesspoint\/).*$/, "$1")),
  );
}
