import type { Principal } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";

/** Header by which a call to the local cloud says which VPC it comes from; AWS knows by the network and reads no such header. */
const header = "x-tributary-source-vpc";

/** Session tag that says the same for a whole session of AssumeRole, for callers that cannot add headers. */
const tag = "tributary:source-vpc";

export function isNetworkTag({ Key }: { readonly Key: string }): boolean {
  return Key === tag;
}

/** The condition key that session tags ask for. */
export function networkOfTags(
  tags: readonly { readonly Key: string; readonly Value: string }[],
): Readonly<Record<string, string>> {
  const vpc = tags.find(isNetworkTag)?.Value;
  return vpc === undefined ? {} : { "aws:SourceVpc": checked(vpc, `session tag ${tag}`) };
}

/** A caller as it stands in the VPC that its request names. */
export function inSourceNetwork(
  principal: Principal,
  headers: Readonly<Record<string, string | undefined>>,
): Principal {
  const vpc = headers[header];
  if (vpc === undefined) return principal;
  return { ...principal, context: { ...principal.context, "aws:SourceVpc": checked(vpc, `header ${header}`) } };
}

function checked(vpc: string, place: string): string {
  if (/^vpc-[0-9a-z]{1,32}$/.test(vpc)) return vpc;
  throw new ServiceError("InvalidRequest", `The ${place} must be the id of a VPC, such as vpc-0a1b2c3d.`, 400);
}
