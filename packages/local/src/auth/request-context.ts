import type { ContextValues } from "@tributary/access";
import type { Principal } from "../services/service.ts";

export interface CallFacts {
  readonly now: number;
  readonly region: string;
  readonly sourceIp?: string;
  readonly userAgent?: string;
}

/**
 * The global condition keys of a call. Loopback counts as TLS: nobody else can listen, and a template's TLS-only
 * statements must not shut out the laptop.
 *
 * Source: IAM User Guide, "AWS global condition context keys".
 */
export function requestContext(principal: Principal, facts: CallFacts): ContextValues {
  const { arn, account, roleArn } = principal;
  const name = arn.split("/").at(-1) ?? "";
  return {
    "aws:SecureTransport": "true",
    "aws:CurrentTime": new Date(facts.now).toISOString(),
    "aws:EpochTime": String(Math.floor(facts.now / 1_000)),
    "aws:RequestedRegion": facts.region,
    ...(facts.sourceIp !== undefined && { "aws:SourceIp": facts.sourceIp }),
    ...(facts.userAgent !== undefined && { "aws:UserAgent": facts.userAgent }),
    ...(account !== "" && {
      "aws:PrincipalArn": roleArn ?? arn,
      "aws:PrincipalAccount": account,
      "aws:PrincipalType": roleArn !== undefined ? "AssumedRole" : arn.endsWith(":root") ? "Account" : "User",
      "aws:PrincipalIsAWSService": "false",
      "aws:userid": roleArn === undefined ? name : `${roleId(roleArn)}:${name}`,
      ...(arn.includes(":user/") && { "aws:username": name }),
    }),
    ...(arn.endsWith(".amazonaws.com") && { "aws:PrincipalIsAWSService": "true", "aws:PrincipalServiceName": arn }),
    ...principal.context,
  };
}

/** Unique id of a role as this cloud gives it: stable for a name, shaped like AWS's. */
export function roleId(roleArn: string): string {
  return `AROA${Buffer.from(roleArn.split("/").at(-1) ?? "")
    .toString("hex")
    .toUpperCase()
    .slice(0, 16)
    .padEnd(16, "0")}`;
}
