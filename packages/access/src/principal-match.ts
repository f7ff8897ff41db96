import type { RequestPrincipal } from "./access-request.ts";
import type { PrincipalElement } from "./policy-document.ts";

/**
 * How a Principal element names a caller: not at all; only by its account, which within that account delegates to
 * identity policies and grants nothing by itself; by its role or as everybody; or as this very user or session.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export type PrincipalMatch = "none" | "account" | "named" | "self";

const strength: Readonly<Record<PrincipalMatch, number>> = { none: 0, account: 1, named: 2, self: 3 };

export function stronger(one: PrincipalMatch, other: PrincipalMatch): PrincipalMatch {
  return strength[one] >= strength[other] ? one : other;
}

export function matchPrincipal(element: PrincipalElement, principal: RequestPrincipal): PrincipalMatch {
  if (element === "*") return "named";
  let best: PrincipalMatch = "none";
  for (const [type, values] of Object.entries(element)) {
    for (const value of [values].flat()) {
      best = stronger(best, matchOne(type, value, principal));
    }
  }
  return best;
}

function matchOne(type: string, value: string, principal: RequestPrincipal): PrincipalMatch {
  switch (type) {
    case "AWS":
      return matchAws(value, principal);
    case "Service":
      return principal.type === "service" && (value === "*" || value === principal.arn) ? "named" : "none";
    case "Federated":
      return principal.type === "federated" && (value === "*" || value === principal.arn) ? "named" : "none";
    default:
      return "none";
  }
}

function matchAws(value: string, principal: RequestPrincipal): PrincipalMatch {
  if (value === "*") return "named";
  if (principal.type === "service" || principal.type === "anonymous") return "none";
  if (value === principal.account || rootOf(value) === principal.account) return "account";
  if (value === principal.arn) return "self";
  return value === principal.roleArn ? "named" : "none";
}

/** The account of a `:root` ARN, in any partition. */
function rootOf(value: string): string | undefined {
  return /^arn:aws[\w-]*:iam::(\d{12}):root$/.exec(value)?.[1];
}

/**
 * Whether a Deny's `NotPrincipal` leaves a caller out of its statement: only when every one of its names is listed, the account's too.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: NotPrincipal", specifying NotPrincipal with Deny.
 */
export function leftOut(element: PrincipalElement, principal: RequestPrincipal): boolean {
  if (element === "*") return true;
  const { type, arn, account, roleArn } = principal;
  if (type === "service") return [element.Service ?? []].flat().includes(arn);
  if (type === "federated") return [element.Federated ?? []].flat().includes(arn);
  const listed = [element.AWS ?? []].flat();
  if (listed.includes("*")) return true;
  if (type === "anonymous") return false;
  const byAccount = listed.some((value) => value === account || rootOf(value) === account);
  if (type === "root") return byAccount;
  return byAccount && listed.includes(arn) && (roleArn === undefined || listed.includes(roleArn));
}

/**
 * Whether an Allow's `NotPrincipal` leaves a caller out: one of its names is enough. AWS advises against the form, since
 * it lets in everybody else; what it may have meant is not let in.
 */
export function mentioned(element: PrincipalElement, principal: RequestPrincipal): boolean {
  return leftOut(element, principal) || matchPrincipal(element, principal) !== "none";
}
