import { readerArns } from "../tenants/tenant-scope.ts";
import type { Grant } from "./grant.ts";
import type { ReviewPrincipal } from "./review-principal.ts";
import type { ReviewSetting } from "./review-setting.ts";
import type { Risk, Severity } from "./risk.ts";
import type { AccessSnapshot } from "./snapshot.ts";

const reaching = new Set(["read", "list"]);

/** Whether the pipeline means a grant: readers read their own, the stack's roles do their work, metadata is for the account. */
export function isExpected(
  grant: Grant,
  principal: ReviewPrincipal,
  setting: ReviewSetting,
  snapshot: AccessSnapshot,
): boolean {
  // A service-linked role is AWS's own: only its service can be it, and only AWS writes its policies.
  if (principal.id.includes(":role/aws-service-role/")) return true;
  if (principal.kind === "pipeline")
    return setting.stackRoles?.some((begin) => principal.label.startsWith(begin)) ?? true;
  if (grant.layer === "metadata")
    return reaching.has(grant.capability) && principal.kind !== "everyone" && grant.assumed === undefined;
  const tenant = setting.tenants.find(({ name }) => name === grant.tenant);
  // What a reader asked is its own: Athena writes it with the reader's permissions.
  const does = reaching.has(grant.capability) || grant.layer === "results";
  return (
    does &&
    tenant !== undefined &&
    readerArns(tenant, snapshot).includes(principal.id) &&
    grant.conditions.every((condition) => !condition.startsWith("the row filter"))
  );
}

/** Risks that show in who can do what. One for each tenant, principal and kind of trouble, with its ways as evidence. */
export function grantRisks(
  grants: readonly Grant[],
  principals: ReadonlyMap<string, ReviewPrincipal>,
  { setting, snapshot }: { readonly setting: ReviewSetting; readonly snapshot: AccessSnapshot },
): readonly Risk[] {
  const troubles = new Map<string, { readonly risk: Omit<Risk, "evidence">; readonly evidence: string[] }>();
  const wide = wideRoles(grants, principals, (grant, principal) => isExpected(grant, principal, setting, snapshot));
  for (const grant of grants) {
    const principal = principals.get(grant.principal);
    if (!principal || isExpected(grant, principal, setting, snapshot)) {
      if (principal?.kind === "reader" && grant.layer === "raw" && grant.via.startsWith("bucket "))
        note(direct(grant, principal), grant);
      continue;
    }
    // A role that reaches many tenants is one thing to mend, not one for each of them.
    if (!wide.has(principal.id)) note(unexpected(grant, principal), grant);
  }
  function note(risk: Omit<Risk, "evidence">, grant: Grant): void {
    const id = [risk.rule, risk.tenant, risk.principal].join("|");
    const known = troubles.get(id) ?? { risk, evidence: [] };
    troubles.set(id, known);
    known.evidence.push(evidenceOf(grant));
  }
  const noted = [...troubles.values()].map(({ risk, evidence }) => ({
    ...risk,
    evidence: [...new Set(evidence)].slice(0, 6),
  }));
  return [...noted, ...[...wide].map(([id, reached]) => overWide(id, reached, principals))];
}

const evidenceOf = ({ capability, layer, via, conditions, because }: Grant): string =>
  `${capability} ${layer} via ${via}${conditions.length > 0 ? ` if ${conditions.join(" and ")}` : ""}: ${because}`;

function unexpected(grant: Grant, principal: ReviewPrincipal): Omit<Risk, "evidence"> {
  const { tenant, layer, capability } = grant;
  const who = { tenant, principal: principal.id };
  const what = `${capability} ${tenant === "*" ? "the" : `${tenant}'s`} ${objectsOf(grant)}`;
  const narrowed: Severity = grant.conditions.length > 0 ? "medium" : "high";
  switch (principal.kind) {
    case "everyone":
      return {
        rule: principal.request.type === "anonymous" ? "public" : "any-account",
        severity: narrowed,
        title: `${principal.request.type === "anonymous" ? "Anyone on the internet" : "Any AWS account"} can ${what}`,
        ...who,
        remedy: "Name the principals instead of *, and switch Block Public Access on for bucket and access point.",
      };
    case "other account":
      return {
        rule: "other-account",
        severity: narrowed,
        title: `${principal.label}, which the pipeline does not declare, can ${what}`,
        ...who,
        remedy:
          "Take the principal out of the policy, or declare it as a reader of the tenant; then `pipeline tenants apply`.",
      };
    case "service":
      return {
        rule: "service",
        severity: "low",
        title: `The service ${principal.label} can ${what}`,
        ...who,
        remedy: "Check that the service is meant, and fix aws:SourceAccount and aws:SourceArn in its statement.",
      };
    case "reader":
      if (capability === "list" && layer !== "raw") return names(grant, principal);
      return reaching.has(capability)
        ? {
            rule: "cross-tenant",
            severity: narrowed,
            title: `${principal.label}, a reader of another tenant, can ${what}`,
            ...who,
            remedy:
              layer === "raw"
                ? "Put the walls back: `pipeline tenants apply`; then narrow the role's own policies to its access point."
                : "Put the walls back: deploy the stack again; then narrow the role's own policies to the metadata and its tenant's query results.",
          }
        : {
            rule: "reader-writes",
            severity: capability === "tag" ? "high" : narrowed,
            title: `${principal.label}, a reader, can ${what}${capability === "tag" ? ", which decides whose they are" : ""}`,
            ...who,
            remedy:
              layer === "raw"
                ? `Take ${capability} out of the role's policies and of the access point's policy.`
                : `Take ${capability} out of the role's policies, and deploy the stack again: its bucket policy denies it.`,
          };
    default:
      return {
        rule: "undeclared-role",
        severity: reaching.has(capability) ? "medium" : "low",
        title: `${principal.label}, which the pipeline does not declare, can ${what}`,
        ...who,
        remedy:
          "Declare it as a reader, or narrow its policies so that they leave out the pipeline's buckets and access points.",
      };
  }
}

/** `query results` are no objects of a layer to a reader of the report. */
const objectsOf = ({ layer }: Grant): string => (layer === "results" ? "query results" : `${layer} objects`);

/** Athena needs to list the lake, so its wall lets names through; they say tenant, day and id, and nothing of the content. */
const names = (grant: Grant, principal: ReviewPrincipal): Omit<Risk, "evidence"> => ({
  rule: "names-across-tenants",
  severity: "low",
  title: `${principal.label} can list the names of ${grant.tenant === "*" ? "all" : `${grant.tenant}'s`} ${objectsOf(grant)}, which say tenant, day and id`,
  tenant: grant.tenant,
  principal: principal.id,
  remedy:
    "Allow its role s3:ListBucket on the lake only where s3:prefix is metadata/* or its tenant's query-results/*.",
});

const direct = (grant: Grant, principal: ReviewPrincipal): Omit<Risk, "evidence"> => ({
  rule: "direct-bucket-path",
  severity: "high",
  title: `${principal.label} can ${grant.capability} ${grant.tenant}'s raw objects at the bucket, past the access point and its walls`,
  tenant: grant.tenant,
  principal: principal.id,
  remedy:
    "Deny reads of the tenants' readers that come by no access point in the bucket policy (deploy the stack again), and narrow the role.",
});

const own = new Set<ReviewPrincipal["kind"]>(["role", "user", "pipeline"]);

/** Roles and users of the account that nobody declared and that reach objects of several tenants. */
function wideRoles(
  grants: readonly Grant[],
  principals: ReadonlyMap<string, ReviewPrincipal>,
  expected: (grant: Grant, principal: ReviewPrincipal) => boolean,
): ReadonlyMap<string, readonly Grant[]> {
  const reached = new Map<string, Grant[]>();
  for (const grant of grants) {
    const principal = principals.get(grant.principal);
    if (principal && own.has(principal.kind) && grant.tenant !== "*" && !expected(grant, principal))
      reached.set(grant.principal, [...(reached.get(grant.principal) ?? []), grant]);
  }
  return new Map([...reached].filter(([, of]) => new Set(of.map(({ tenant }) => tenant)).size > 1));
}

function overWide(id: string, reached: readonly Grant[], principals: ReadonlyMap<string, ReviewPrincipal>): Risk {
  const tenants = new Set(reached.map(({ tenant }) => tenant));
  const does = new Set(reached.map(({ capability }) => capability));
  const what = new Set(reached.map(objectsOf));
  return {
    rule: "over-wide-role",
    severity: "medium",
    title: `${principals.get(id)?.label ?? id} can ${[...does].join(", ")} ${[...what].join(", ")} of ${tenants.size} tenants, and the pipeline does not declare it`,
    principal: id,
    evidence: [
      ...new Map(reached.map((grant) => [`${grant.layer} ${grant.capability}`, evidenceOf(grant)])).values(),
    ].slice(0, 6),
    remedy: "Is it an administrator, leave it and know it. Otherwise narrow its policies to what it needs.",
  };
}
