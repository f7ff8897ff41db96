import { evaluate } from "../evaluate.ts";
import type { NamedPolicy, PolicyDocument, PolicyStatement } from "../policy-document.ts";
import { isPublicStatement } from "../public-policy.ts";
import { readerArns } from "../tenants/tenant-scope.ts";
import { mightAllow } from "./might-allow.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { Risk } from "./risk.ts";
import type { AccessSnapshot } from "./snapshot.ts";

const assume = "sts:AssumeRole";

interface Trusted {
  readonly principal: ReviewPrincipal;
  readonly trust: NamedPolicy;
  /** Whose rows and files the role reads. */
  readonly tenants: readonly string[];
}

/** Who may become a principal that reads: everybody, another account, a reader of another tenant. */
export function trustRisks(
  setting: ReviewSetting,
  snapshot: AccessSnapshot,
  principals: readonly ReviewPrincipal[],
): readonly Risk[] {
  const tenantsOf = readTenants(setting, snapshot);
  const byId = new Map(principals.map((principal) => [principal.id, principal]));
  const trusted = snapshot.identities.flatMap(({ arn, name, trust }): Trusted[] => {
    const principal = byId.get(arn);
    const tenants = tenantsOf.get(arn);
    return principal && tenants && trust
      ? [{ principal, tenants, trust: named(`trust policy of ${name}`, trust) }]
      : [];
  });
  const readers = principals.filter(({ id }) => tenantsOf.has(id));
  return trusted.flatMap((one) => [
    ...openTo(one),
    ...strangersTo(one, snapshot, tenantsOf),
    ...readers.flatMap((reader) => chained(reader, one, { snapshot, tenantsOf })),
  ]);
}

const cache = new WeakMap<PolicyDocument, NamedPolicy>();

/** One object a document, so that it is compiled once. */
function named(name: string, document: PolicyDocument): NamedPolicy {
  const made = cache.get(document) ?? { name, document };
  cache.set(document, made);
  return made;
}

function readTenants({ tenants }: ReviewSetting, snapshot: AccessSnapshot): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const tenant of tenants)
    for (const arn of readerArns(tenant, snapshot)) found.set(arn, [...(found.get(arn) ?? []), tenant.name]);
  return found;
}

const allows = ({ trust }: Trusted): readonly PolicyStatement[] =>
  [trust.document.Statement].flat().filter(({ Effect }) => Effect === "Allow");

function openTo(one: Trusted): readonly Risk[] {
  const { principal, trust } = one;
  if (!allows(one).some(isPublicStatement)) return [];
  return [
    {
      rule: "open-trust",
      severity: "high",
      title: `Anyone can become ${principal.label}: its trust policy allows every AWS account`,
      principal: principal.id,
      evidence: [`trust policy: ${JSON.stringify(trust.document)}`],
      remedy: "Name who may assume the role.",
    },
  ];
}

/** Accounts, and principals of theirs, that the pipeline declares nowhere. */
function strangersTo(
  one: Trusted,
  { account }: AccessSnapshot,
  declared: ReadonlyMap<string, readonly string[]>,
): readonly Risk[] {
  const values = allows(one).flatMap(({ Principal }) =>
    typeof Principal === "object" ? [Principal.AWS ?? []].flat() : [],
  );
  const strangers = values.filter((value) => {
    const of = /^\d{12}$|(?<=^arn:[^:]*:(?:iam|sts)::)\d{12}(?=:)/.exec(value)?.[0];
    return of !== undefined && of !== account && !declared.has(value);
  });
  if (strangers.length === 0) return [];
  return [
    {
      rule: "foreign-trust",
      severity: "medium",
      title: `${one.principal.label}, a reader of ${one.tenants.join(", ")}, can be assumed from another account`,
      principal: one.principal.id,
      evidence: [`its trust policy allows ${strangers.join(", ")}`],
      remedy: "Is it where these people sign in, leave it and know it. Otherwise take it out of the trust policy.",
    },
  ];
}

interface Setting {
  readonly snapshot: AccessSnapshot;
  readonly tenantsOf: ReadonlyMap<string, readonly string[]>;
}

/** A reader that can become a reader of somebody else's files reads them, whatever the walls say of itself. */
function chained(reader: ReviewPrincipal, one: Trusted, { snapshot, tenantsOf }: Setting): readonly Risk[] {
  const { principal, trust, tenants } = one;
  const own = tenantsOf.get(reader.id) ?? [];
  const gained = tenants.filter((tenant) => !own.includes(tenant));
  if (reader.id === principal.id || gained.length === 0) return [];
  if (!mightAllow(trust, assume, principal.id, { principal: reader.request })) return [];
  const decision = evaluate(
    {
      principal: reader.request,
      action: assume,
      resource: principal.id,
      resourceAccount: snapshot.account,
      context: { "aws:RequestedRegion": snapshot.region, "sts:RoleSessionName": "review" },
    },
    {
      identity: reader.identity,
      ...(reader.boundary && { boundary: reader.boundary }),
      resource: trust,
      resourcePolicyRequired: true,
    },
  );
  if (!decision.allowed) return [];
  return [
    {
      rule: "role-chain",
      severity: "high",
      title: `${reader.label} can become ${principal.label}, and so read what is ${gained.join("'s and ")}'s`,
      ...(gained.length === 1 && gained[0] !== undefined && { tenant: gained[0] }),
      principal: reader.id,
      evidence: [decision.sentence],
      remedy: `Take it out of the trust policy of ${principal.label}, or sts:AssumeRole on it out of the role's policies.`,
    },
  ];
}
