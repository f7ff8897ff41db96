import type { NamedPolicy } from "@tributary/access";
import { roleId } from "../../auth/request-context.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import { InvalidInput, integer, list, optional, string, structure } from "../input-shape.ts";
import { operation } from "../operation.ts";
import { ServiceError } from "../service-error.ts";
import type { TokenStore } from "./token-store.ts";

/** Source: STS API Reference, AssumeRole. Both the caller's identity policies and the role's trust policy decide. */
export const assumeRole = operation({
  name: "AssumeRole",
  input: {
    RoleArn: string({ min: 20, max: 2048 }),
    RoleSessionName: string({ min: 2, max: 64, pattern: /^[\w+=,.@-]+$/ }),
    DurationSeconds: optional(integer({ min: 900, max: 43_200 })),
    ExternalId: optional(string({ min: 2, max: 1224 })),
    Policy: optional(string({ min: 1, max: 2048 })),
    Tags: optional(list(structure({ Key: string({ min: 1, max: 128 }), Value: string({ max: 256 }) }), { max: 50 })),
  },
  access: ({ RoleArn, RoleSessionName, ExternalId, Tags = [] }, _context, { identities }: TokenStore) => {
    const role = identities.role(RoleArn);
    const trust = role?.trust ?? { Statement: [] };
    return [
      {
        action: "sts:AssumeRole",
        resource: RoleArn,
        resourcePolicy: { name: `trust policy of ${role?.name ?? RoleArn}`, document: trust },
        resourcePolicyRequired: true,
        context: {
          "sts:RoleSessionName": RoleSessionName,
          ...(ExternalId !== undefined && { "sts:ExternalId": ExternalId }),
          ...Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value])),
        },
      },
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
    const sessionPolicies = input.Policy === undefined ? undefined : [readSessionPolicy(input.Policy)];
    const context = Object.fromEntries((input.Tags ?? []).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value]));
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
    };
  },
});

function readSessionPolicy(text: string): NamedPolicy {
  try {
    return { name: "session policy", document: JSON.parse(text) };
  } catch {
    throw new ServiceError("MalformedPolicyDocument", "This policy contains invalid Json");
  }
}
