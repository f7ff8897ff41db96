import type { PolicyDocument, PolicyStatement } from "../policy-document.ts";

/** Values for condition keys that a request could have: `{ "aws:sourcevpc": "vpc-1" }`. */
export type Assignment = Readonly<Record<string, string>>;

/** Keys a review settles by itself: the path, the caller and the object fix them. */
const settled = new Set(
  [
    "aws:SecureTransport",
    "aws:PrincipalArn",
    "aws:PrincipalAccount",
    "aws:PrincipalType",
    "aws:PrincipalIsAWSService",
    "aws:ResourceAccount",
    "s3:ResourceAccount",
    "s3:DataAccessPointArn",
    "s3:DataAccessPointAccount",
    "s3:AccessPointNetworkOrigin",
    "s3:prefix",
    "aws:CurrentTime",
    "aws:EpochTime",
  ].map((key) => key.toLowerCase()),
);

const cache = new WeakMap<PolicyDocument, readonly Assignment[]>();

/**
 * The requests that a policy's conditions speak of: for each statement the key values under which it begins to allow, or
 * ceases to deny. A review tries these, so that "only from vpc-1" is found and said instead of taken for "no".
 */
export function conditionAssignments(document: PolicyDocument): readonly Assignment[] {
  const known = cache.get(document);
  if (known) return known;
  const assignments = [document.Statement]
    .flat()
    .map(assignmentOf)
    .filter((each) => Object.keys(each).length > 0);
  const distinct = [...new Map(assignments.map((each) => [JSON.stringify(each), each])).values()];
  cache.set(document, distinct);
  return distinct;
}

/** A Deny is left by breaking one of its conditions; what makes a negated one fail is the value it names. */
function assignmentOf({ Effect, Condition = {} }: PolicyStatement): Assignment {
  const found: Record<string, string> = {};
  for (const [operator, keys] of Object.entries(Condition)) {
    const bare = operator.replace(/^For(?:All|Any)Values?:/i, "").replace(/IfExists$/i, "");
    const negated = /Not/.test(bare);
    for (const [key, values] of Object.entries(keys)) {
      const value = [values].flat().map(String)[0];
      if (value === undefined || settled.has(key.toLowerCase()) || negated !== (Effect === "Deny")) continue;
      const example = exampleOf(bare, value);
      if (example !== undefined) found[key.toLowerCase()] = example;
    }
  }
  return found;
}

function exampleOf(operator: string, value: string): string | undefined {
  if (/^Null$/i.test(operator)) return value === "false" ? "any" : undefined;
  if (/IpAddress$/i.test(operator)) return value.split("/", 1)[0];
  if (/^(?:Numeric|Date)/i.test(operator)) return value;
  if (value.includes("${")) return undefined;
  return value.replaceAll("*", "any").replaceAll("?", "x");
}
