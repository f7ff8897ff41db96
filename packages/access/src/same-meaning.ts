import type { PolicyDocument, PolicyStatement, PrincipalElement } from "./policy-document.ts";

/**
 * A statement in one spelling: lists sorted, actions and condition keys in lower case, accounts as numbers, no Sid.
 * Two statements of one meaning are one text, whatever S3 made of them on the way.
 */
export function statementMeaning(statement: PolicyStatement): string {
  const { Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition } = statement;
  return JSON.stringify({
    Effect,
    Principal: Principal === undefined ? undefined : principals(Principal),
    NotPrincipal: NotPrincipal === undefined ? undefined : principals(NotPrincipal),
    Action: texts(Action, lower),
    NotAction: texts(NotAction, lower),
    Resource: texts(Resource),
    NotResource: texts(NotResource),
    Condition: conditions(Condition ?? {}),
  });
}

/**
 * Whether two documents mean the same: order, spelling, Sids and lists of one do not count.
 *
 * @example
 * sameMeaning({ Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: "*" }] }, other);
 */
export function sameMeaning(one: PolicyDocument | undefined, other: PolicyDocument | undefined): boolean {
  return documentMeaning(one) === documentMeaning(other);
}

function documentMeaning(document: PolicyDocument | undefined): string {
  if (document === undefined) return "";
  const statements = [...new Set([document.Statement].flat().map(statementMeaning))].sort();
  // Without variables the version changes nothing.
  const version = statements.some((text) => text.includes("${")) ? (document.Version ?? "2008-10-17") : "";
  return statements.length === 0 ? "" : JSON.stringify([version, statements]);
}

/** What stands in one document and not in the other. */
export interface PolicyDifference {
  readonly added: readonly PolicyStatement[];
  readonly removed: readonly PolicyStatement[];
}

export function policyDifference(
  before: PolicyDocument | undefined,
  after: PolicyDocument | undefined,
): PolicyDifference {
  const statements = (document: PolicyDocument | undefined): readonly PolicyStatement[] =>
    document === undefined ? [] : [document.Statement].flat();
  const missing = (from: readonly PolicyStatement[], within: readonly PolicyStatement[]): PolicyStatement[] => {
    const known = new Set(within.map(statementMeaning));
    return from.filter((statement) => !known.has(statementMeaning(statement)));
  };
  const [old, next] = [statements(before), statements(after)];
  return { added: missing(next, old), removed: missing(old, next) };
}

function principals(element: PrincipalElement): unknown {
  if (element === "*") return { AWS: ["*"] };
  return sortedMap(
    Object.entries(element).map(([type, values]) => [
      type,
      texts(values, (value) => value.replace(/^arn:aws[\w-]*:iam::(\d{12}):root$/, "$1")),
    ]),
  );
}

function conditions(block: NonNullable<PolicyStatement["Condition"]>): unknown {
  return sortedMap(
    Object.entries(block).map(([operator, keys]) => [
      operator.toLowerCase(),
      sortedMap(Object.entries(keys).map(([key, values]) => [key.toLowerCase(), texts(values)])),
    ]),
  );
}

const lower = (text: string): string => text.toLowerCase();

function texts(values: unknown, spelled = (text: string): string => text): readonly string[] | undefined {
  if (values === undefined) return undefined;
  return [...new Set([values].flat().map((value) => spelled(String(value))))].sort();
}

const sortedMap = (entries: readonly (readonly [string, unknown])[]): unknown =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
