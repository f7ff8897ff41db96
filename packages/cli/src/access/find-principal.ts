import { fromName, type ReviewPrincipal, reviewPrincipals } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { OpenedReview } from "./open-review.ts";

/** Whom a person means: a role by name, label or ARN, an account, a service, or anybody at all. */
export function findPrincipal(text: string, { setting, snapshot }: OpenedReview): ReviewPrincipal {
  const known = reviewPrincipals(setting, snapshot);
  const session = sessionOfKnown(text, known);
  if (session) return session;
  if (text === `arn:${snapshot.partition}:iam::${snapshot.account}:root`) return rootOf(text, snapshot.account);
  const sought = text === "*" ? "anonymous" : text;
  const exact = known.filter(({ id, label }) => id === sought || label === sought);
  const named =
    exact.length > 0 ? exact : known.filter(({ id }) => id.startsWith("arn:") && id.split("/").at(-1) === text);
  const [found, another] = named;
  if (found && another)
    throw new TributaryError(
      "TRB-ACC-009",
      `Several principals are called ${text}: ${named.map(({ id }) => id).join(", ")}`,
    );
  if (found) return found;
  const isName =
    /^arn:[\w-]+:(?:iam|sts)::\d{12}:(?:role|user|assumed-role)\/.+$|^\d{12}$|^[\w.-]+\.amazonaws\.com$/.test(text);
  if (isName) return fromName(text, snapshot.account);
  const near = known.filter(({ label }) => label.includes(text) || text.includes(label)).map(({ label }) => label);
  const others = near.length > 0 ? near : known.filter(({ kind }) => kind !== "pipeline").map(({ label }) => label);
  throw new TributaryError(
    "TRB-ACC-009",
    `There is no principal ${JSON.stringify(text)}. There are ${others.slice(0, 10).join(", ")}`,
  );
}

/** A session of a role that is there has the role's policies. Its ARN has the role's name without the path. */
function sessionOfKnown(text: string, known: readonly ReviewPrincipal[]): ReviewPrincipal | undefined {
  const [, account, name] = /^arn:[\w-]+:sts::(\d{12}):assumed-role\/([^/]+)\/[^/]+$/.exec(text) ?? [];
  const role = known.find(({ id }) => id.includes(`:iam::${account}:role/`) && id.split("/").at(-1) === name);
  return role && { ...role, request: { ...role.request, arn: text } };
}

const rootOf = (arn: string, account: string): ReviewPrincipal => ({
  id: arn,
  label: `root of ${account}`,
  kind: "user",
  request: { type: "root", arn, account },
  identity: [],
});
