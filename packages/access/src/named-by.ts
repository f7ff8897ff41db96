import { TributaryError } from "@tributary/errors";
import type { RequestPrincipal } from "./access-request.ts";
import type { CompiledStatement } from "./compile-policy.ts";
import { leftOut, matchPrincipal, mentioned, type PrincipalMatch } from "./principal-match.ts";

/** How a resource policy's statement names the caller. */
export function namedBy(statement: CompiledStatement, principal: RequestPrincipal): PrincipalMatch {
  if (statement.principal !== undefined) return matchPrincipal(statement.principal, principal);
  if (statement.notPrincipal !== undefined) {
    const isOut = statement.effect === "Deny" ? leftOut : mentioned;
    return isOut(statement.notPrincipal, principal) ? "none" : "named";
  }
  return "none";
}

/**
 * Resource policies name principals, identity policies never do; AWS takes neither the other way round.
 *
 * Source: IAM User Guide, "AWS JSON policy elements: Principal".
 */
export function checkPlace(
  { policy, index, principal, notPrincipal, source }: CompiledStatement,
  resourcePolicy: boolean,
): void {
  const names = principal !== undefined || notPrincipal !== undefined;
  const speaksOfNothing = !resourcePolicy && source.Resource === undefined && source.NotResource === undefined;
  if (names === resourcePolicy && !speaksOfNothing) return;
  const found =
    speaksOfNothing && !names
      ? "an identity-based policy names no Resource"
      : names
        ? "a Principal stands in an identity-based policy"
        : "a resource-based policy names no Principal";
  throw new TributaryError("TRB-ACC-001", `Cannot read ${policy}: statement ${index + 1}: ${found}`);
}
