import { checkDocument, type NamedPolicy, type PolicyDocument } from "@tributary/access";
import { isTributaryError } from "@tributary/errors";
import { roleId } from "../../auth/request-context.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import { isNetworkTag, networkOfTags } from "../../auth/source-network.ts";
import type { IdentityStore } from "../iam/identity-store.ts";
import { InvalidInput, integer, list, optional, string, structure } from "../input-shape.ts";
import { operation } from "../operation.ts";
import type { AccessNeed, Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { TokenStore } from "./token-store.ts";

/** Seconds. */
const longestChained = 3_600;

/** Source: STS API Reference, AssumeRole. Both the caller's identity policies and the role's trust policy decide. */
export const assumeRole = operation({
  name: "AssumeRole",
  input: {
    RoleArn: string({ min: 20, max: 2048 }),
    RoleSessionName: string({ min: 2, max: 64, pattern: /^[\w+=,.@-]+$/ }),
    DurationSeconds: optional(integer({ min: 900, max: 43_200 })),
    ExternalId: optional(string({ min: 2, max: 1224 })),
    Policy: optional(string({ min: 1, max: 2048 })),
    PolicyArns: optional(list(structure({ arn: string({ min: 20, max: 2048 }) }), { max: 10 })),
    SourceIdentity: optional(string({ min: 2, max: 64, pattern: /^[\w+=,.@-]+$/ })),
    TransitiveTagKeys: optional(list(string(), { max: 50 })),
    Tags: optional(list(structure({ Key: string({ min: 1, max: 128 }), Value: string({ max: 256 }) }), { max: 50 })),
  },
  access: (input, _context, { identities }: TokenStore) => {
    const { RoleArn, RoleSessionName, ExternalId, SourceIdentity } = input;
    const tags = (input.Tags ?? []).filter((tag) => !isNetworkTag(tag));
    const role = identities.role(RoleArn);
    const trust = role?.trust ?? { Statement: [] };
    const need = (action: string): AccessNeed => ({
      action,
      resource: RoleArn,
      resourcePolicy: { name: `trust policy of ${role?.name ?? RoleArn}`, document: trust },
      resourcePolicyRequired: true,
      context: {
        "sts:RoleSessionName": RoleSessionName,
        ...(ExternalId !== undefined && { "sts:ExternalId": ExternalId }),
        ...(SourceIdentity !== undefined && { "sts:SourceIdentity": SourceIdentity }),
        ...(tags.length > 0 && { "aws:TagKeys": tags.map(({ Key }) => Key) }),
        ...Object.fromEntries(tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
      },
    });
    return [
      need("sts:AssumeRole"),
      ...(tags.length > 0 ? [need("sts:TagSession")] : []),
      ...(SourceIdentity === undefined ? [] : [need("sts:SetSourceIdentity")]),
    ];
  },
  handle: async ({ credentials, identities }, input, { principal }) => {
    const { RoleArn, RoleSessionName, DurationSeconds = 3_600 } = input;
    const role = identities.role(RoleArn);
    // The operator passes authorisation, but a role that is not there cannot be assumed by anyone.
    if (!role)
      throw new ServiceError(
        "AccessDenied",
        `User: ${principal.arn} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      );
    if (DurationSeconds > role.maxSessionDuration) {
      throw new InvalidInput("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    if (principal.roleArn !== undefined && DurationSeconds > longestChained)
      throw new InvalidInput(
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
      );
    if (input.TransitiveTagKeys?.length)
      throw new InvalidInput("TransitiveTagKeys are not implemented by this local cloud");
    const sourceIdentity = sourceIdentityOf(input, principal);
    const sessionPolicies = readSessionPolicies(input, identities);
    const tags = input.Tags ?? [];
    const context = {
      ...Object.fromEntries(
        tags.filter((tag) => !isNetworkTag(tag)).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value]),
      ),
      ...networkOfTags(tags),
      ...(sourceIdentity !== undefined && { "aws:SourceIdentity": sourceIdentity }),
    };
    const made = await credentials.credentialsFor(RoleArn, RoleSessionName, {
      durationSeconds: DurationSeconds,
      context,
      ...(sessionPolicies && { sessionPolicies }),
    });
    return {
      Credentials: {
        AccessKeyId: made.accessKeyId,
        SecretAccessKey: made.secretAccessKey,
        SessionToken: made.sessionToken,
        Expiration: made.expiration,
      },
      AssumedRoleUser: {
        AssumedRoleId: `${roleId(RoleArn)}:${RoleSessionName}`,
        Arn: sessionPrincipal(RoleArn, RoleSessionName, "").arn,
      },
      ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    };
  },
});

/** Once said, it stays through every role of the chain. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html */
function sourceIdentityOf({ SourceIdentity }: { readonly SourceIdentity?: string }, { arn, context }: Principal) {
  const kept = context?.["aws:SourceIdentity"];
  if (typeof kept !== "string") return SourceIdentity;
  if (SourceIdentity !== undefined && SourceIdentity !== kept)
    throw new ServiceError("AccessDenied", `User: ${arn} has a source identity already, which cannot be changed.`, 403);
  return kept;
}

interface SessionInput {
  readonly Policy?: string;
  readonly PolicyArns?: readonly { readonly arn: string }[];
}

/** What a session may do is what the role may and its session policies may, together with each other. */
function readSessionPolicies({ Policy, PolicyArns = [] }: SessionInput, identities: IdentityStore) {
  if (Policy === undefined && PolicyArns.length === 0) return undefined;
  const managed = PolicyArns.map(({ arn }): NamedPolicy => {
    const policy = identities.policy(arn);
    if (!policy) throw new InvalidInput(`The policy ${arn} does not exist or is not attachable.`);
    return { name: `session policy ${policy.name}`, document: policy.document };
  });
  return [...(Policy === undefined ? [] : [readSessionPolicy(Policy)]), ...managed];
}

function readSessionPolicy(text: string): NamedPolicy {
  const name = "session policy";
  try {
    const document = JSON.parse(text) as PolicyDocument;
    checkDocument({ name, document });
    return { name, document };
  } catch (error) {
    const why = isTributaryError(error) ? error.message : "This policy contains invalid Json";
    throw new ServiceError("MalformedPolicyDocument", why);
  }
}
