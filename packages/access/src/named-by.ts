import { TributaryError } from "@tributary/errors";
import type { RequestPrincipal } from "./access-request.ts";
import type { CompiledStatement } from "./compile-policy.ts";
import { leftOut, matchPrincipal, type PrincipalMatch } from "./principal-match.ts";

/** How a resource policy's statement names the caller. */
export function namedBy(statement: CompiledStatement, principal: RequestPrincipal): PrincipalMatch {
  if (statement.principal !== undefined) return matchPrincipal(statement.principal, principal);
  if (statement.notPrincipal !== undefined) return leftOut(statement.notPrincipal, principal) ? "none" : "named";
  return "none";
}

/**
 * Resource policies name principals, identity policies never do; AWS takes neither the other way round.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function checkPlace(
  { policy, index, principal, notPrincipal }: CompiledStatement,
  resourcePolicy: boolean,
): void {
  const names = principal !== undefined || notPrincipal !== undefined;
  if (names === resourcePolicy) return;
  const found = names ? "a Principal stands in an identity-based policy" : "a resource-based policy names no Principal";
  throw new TributaryError("TRB-ACC-001", `Cannot read ${policy}: statement ${index + 1}: ${found}`);
}
