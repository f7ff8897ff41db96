import { type ContextValues, type Decision, evaluate } from "@tributary/access";
import type { CloudLog } from "../cloud-log.ts";
import type { Clock } from "../services/clock.ts";
import type { AccessNeed, Principal } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import { AccessUse } from "./access-use.ts";
import type { IdentityPolicies } from "./identity-policies.ts";
import { requestContext } from "./request-context.ts";
import { requestPrincipal } from "./request-principal.ts";

export interface AuthorizerOptions {
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  readonly identities: IdentityPolicies;
  readonly log: CloudLog;
}

/** What is known of a call beside who makes it. */
export interface CallOrigin {
  readonly sourceIp?: string;
  readonly userAgent?: string;
  readonly context?: ContextValues;
}

/** Decides every call by the policies the cloud holds. */
export class Authorizer {
  readonly #options: AuthorizerOptions;
  readonly #use: AccessUse;

  constructor(options: AuthorizerOptions) {
    this.#options = options;
    this.#use = new AccessUse(options.log);
  }

  /** The decision on one need. The account's root, which is the operator, may do everything in its account. */
  decide(principal: Principal, need: AccessNeed, origin: CallOrigin = {}): Decision {
    const { account, region, clock, identities } = this.#options;
    const resourceAccount = need.account ?? (need.resource.split(":")[4] || account);
    if (principal.arn === `arn:aws:iam::${resourceAccount}:root`) {
      return { allowed: true, reason: "allowed", deciding: [], sentence: `${principal.arn} owns the account.` };
    }
    const identity = principal.roleArn ?? principal.arn;
    const boundary = identities.boundaryOf(identity);
    return evaluate(
      {
        principal: requestPrincipal(principal),
        action: need.action,
        resource: need.resource,
        resourceAccount,
        context: {
          ...requestContext(principal, { now: clock.now(), region, ...origin }),
          "aws:ResourceAccount": resourceAccount,
          ...origin.context,
          ...need.context,
        },
        ...(need.accessPoint && { accessPoint: need.accessPoint.route }),
      },
      {
        identity: identities.policiesOf(identity),
        ...(boundary && { boundary }),
        ...(principal.sessionPolicies && { session: principal.sessionPolicies }),
        ...(need.resourcePolicy && { resource: need.resourcePolicy }),
        ...(need.accessPoint?.policy && { accessPoint: need.accessPoint.policy }),
        ...(need.resourcePolicyRequired !== undefined && { resourcePolicyRequired: need.resourcePolicyRequired }),
      },
    );
  }

  /** Throws AWS's AccessDenied for the first need that is not met, and logs the deciding statement. */
  authorize(principal: Principal, needs: readonly AccessNeed[], origin: CallOrigin = {}): void {
    for (const need of needs) {
      const decision = this.decide(principal, need, origin);
      if (decision.allowed) {
        if (principal.roleArn !== undefined) this.#use.note(principal.roleArn, need, decision);
        continue;
      }
      const { log } = this.#options;
      log("access.denied", {
        principal: principal.arn,
        action: need.action,
        resource: need.accessPoint?.route.resource ?? need.resource,
        sentence: decision.sentence,
        deciding: decision.deciding,
      });
      throw new ServiceError("AccessDenied", deniedMessage(principal, need, decision), 403);
    }
  }
}

/** Source: IAM User Guide, "Troubleshoot access denied error messages". */
function deniedMessage(
  principal: Principal,
  { action, resource, accessPoint }: AccessNeed,
  decision: Decision,
): string {
  const who = principal.arn === "*" ? "anonymous" : principal.arn;
  const named = accessPoint?.route.resource ?? resource;
  const what = `User: ${who} is not authorized to perform: ${action} on resource: ${action.startsWith("s3:") ? `"${named}"` : named}`;
  if (decision.reason === "explicit deny") {
    const policy = decision.deciding[0]?.policy ?? "";
    return `${what} with an explicit deny in ${policyKind(policy)}`;
  }
  if (decision.missing === "not understood") return `${what} because ${decision.sentence}`;
  const kind =
    decision.missing === undefined || decision.missing === "identity"
      ? "identity-based"
      : missingKinds[decision.missing];
  return `${what} because no ${kind} policy allows the ${action} action`;
}

const missingKinds: Readonly<Record<string, string>> = {
  resource: "resource-based",
  "access point": "resource-based",
  boundary: "permissions boundary",
  session: "session",
  "service control": "service control",
};

function policyKind(name: string): string {
  if (/^(bucket|access point|queue|topic|function|key|trust)/.test(name)) return `a resource-based policy (${name})`;
  if (name.startsWith("boundary")) return `a permissions boundary (${name})`;
  return `an identity-based policy (${name})`;
}
