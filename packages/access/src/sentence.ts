import type { AccessRequest } from "./access-request.ts";
import type { DecidingStatement, MissingAllow } from "./decision.ts";

interface Verdict {
  readonly allowed?: readonly DecidingStatement[];
  readonly denied?: readonly DecidingStatement[];
  readonly missing?: MissingAllow;
  readonly why?: string;
}

const silent: Readonly<Record<MissingAllow, string>> = {
  identity: "no identity-based policy allows it",
  resource: "no resource-based policy allows it",
  "access point": "the access point's policy does not allow it",
  boundary: "the permissions boundary does not allow it",
  session: "the session policy does not allow it",
  "service control": "a service control policy does not allow it",
  "not understood": "a policy cannot be read, and what is not understood is denied",
};

/** `X may s3:GetObject on Y, because ...` */
export function sentenceFor(request: AccessRequest, verdict: Verdict): string {
  const who = request.principal.type === "anonymous" ? "An anonymous caller" : request.principal.arn;
  const through = request.accessPoint ? ` through ${request.accessPoint.arn}` : "";
  const what = `${request.action} on ${request.resource}${through}`;
  if (verdict.allowed) {
    const where = verdict.allowed.length > 0 ? verdict.allowed.map(place).join(" and ") : "it is the account's root";
    return `${who} may ${what}, because of ${where}.`;
  }
  if (verdict.denied) return `${who} may not ${what}, because ${verdict.denied.map(place).join(" and ")} denies it.`;
  const reason = silent[verdict.missing ?? "identity"];
  return `${who} may not ${what}, because ${reason}${verdict.why ? ` (${verdict.why})` : ""}.`;
}

function place({ policy, position, statement }: DecidingStatement): string {
  return `${statement.Sid ? `statement ${statement.Sid}` : `statement ${position}`} of the ${policy}`;
}
