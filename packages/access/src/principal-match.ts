import type { RequestPrincipal } from "./access-request.ts";
import type { PrincipalElement } from "./policy-document.ts";

/**
 * How a Principal element names a caller: not at all; only by its account, which within that account delegates to
 * identity policies and grants nothing by itself; by its role or as everybody; or as this very user or session.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export type PrincipalMatch = "none" | "account" | "named" | "self";

const strength: readonly PrincipalMatch[] = ["none", "account", "named", "self"];

export function matchPrincipal(element: PrincipalElement, principal: RequestPrincipal): PrincipalMatch {
  if (element === "*") return "named";
  let best: PrincipalMatch = "none";
  for (const [type, values] of Object.entries(element)) {
    for (const value of [values].flat()) {
      const match = matchOne(type, value, principal);
      if (strength.indexOf(match) > strength.indexOf(best)) best = match;
    }
  }
  return best;
}

function matchOne(type: string, value: string, principal: RequestPrincipal): PrincipalMatch {
  switch (type) {
    case "AWS":
      return matchAws(value, principal);
    case "Service":
      return principal.type === "service" && value === principal.arn ? "named" : "none";
    case "Federated":
      return principal.type === "federated" && value === principal.arn ? "named" : "none";
    default:
      return "none";
  }
}

function matchAws(value: string, principal: RequestPrincipal): PrincipalMatch {
  if (value === "*") return "named";
  if (principal.type === "service" || principal.type === "anonymous") return "none";
  if (value === principal.account || value === `arn:aws:iam::${principal.account}:root`) return "account";
  if (value === principal.arn) return "self";
  return value === principal.roleArn ? "named" : "none";
}
