import { fromName, type ReviewPrincipal, reviewPrincipals } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { OpenedReview } from "./open-review.ts";

/** Whom a person means: a role by name, label or ARN, an account, a service, or anybody at all. */
export function findPrincipal(text: string, { setting, snapshot }: OpenedReview): ReviewPrincipal {
  const known = reviewPrincipals(setting, snapshot);
  const exact = known.filter(({ id, label }) => id === text || label === text);
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
