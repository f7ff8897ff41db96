import { TributaryError } from "@tributary/errors";
import { accessPointPolicy } from "./access-point-policy.ts";
import { deceptive, skeleton } from "./look-alike.ts";
import { type AccessPointPlace, accessPointName, type TenantScope } from "./tenant-scope.ts";

/** Source: S3 User Guide, "Access points restrictions and limitations". */
const limits = { accessPoints: 10_000, policyBytes: 20 * 1024, keyBytes: 1024, objectTags: 10 } as const;

/** One tenant and what is wrong with it. */
export interface TenantProblem {
  readonly tenant: string;
  readonly error: TributaryError;
}

/**
 * Everything that is wrong with a pipeline's tenants, before anything is made of them.
 *
 * @example
 * tenantProblems([{ name: "acme", prefix: "ac*me/", readers: [] }], place); // [{ tenant: "acme", error: TRB-ACC-003 }]
 */
export function tenantProblems(tenants: readonly TenantScope[], place: AccessPointPlace): readonly TenantProblem[] {
  const problems: TenantProblem[] = [];
  const complain = (
    tenant: string,
    code: "TRB-ACC-002" | "TRB-ACC-003" | "TRB-ACC-004" | "TRB-ACC-005",
    found: string,
  ) => void problems.push({ tenant, error: new TributaryError(code, found) });
  if (tenants.length > limits.accessPoints)
    complain(
      "",
      "TRB-ACC-005",
      `There are ${tenants.length} tenants; an account has ${limits.accessPoints} access points a Region`,
    );
  for (const tenant of tenants) {
    const { name } = tenant;
    const point = accessPointName(place, name);
    if (!isAccessPointName(point))
      complain(
        name,
        "TRB-ACC-002",
        `Tenant ${name} would have the access point ${JSON.stringify(point)}, a name S3 does not take`,
      );
    const scope = scopeProblem(tenant, place);
    if (scope !== undefined) complain(name, "TRB-ACC-003", `Tenant ${name}: ${scope}`);
    const bytes = Buffer.byteLength(JSON.stringify(accessPointPolicy(tenant, place)));
    if (bytes > limits.policyBytes)
      complain(
        name,
        "TRB-ACC-005",
        `The access point policy of tenant ${name} has ${bytes} bytes; S3 takes ${limits.policyBytes}`,
      );
  }
  for (const [one, other, why] of overlaps(tenants))
    complain(other, "TRB-ACC-004", `Tenants ${one} and ${other} ${why}`);
  return problems;
}

/** Throws the first of {@link tenantProblems}. */
export function checkTenants(tenants: readonly TenantScope[], place: AccessPointPlace): void {
  const [first] = tenantProblems(tenants, place);
  if (first) throw first.error;
}

/** Source: S3 User Guide, "Rules for naming Amazon S3 access points". */
function isAccessPointName(name: string): boolean {
  return (
    /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/.test(name) && !/(?:-s3alias|--ol-s3|--xa-s3)$/.test(name) && !/^xn--/.test(name)
  );
}

function scopeProblem(
  { prefix, tags }: TenantScope,
  { rawPrefix }: Pick<AccessPointPlace, "rawPrefix">,
): string | undefined {
  const byTags = Object.keys(tags ?? {}).length > 0;
  if (!prefix && !byTags) return "it has neither a prefix nor tags, so every object of the bucket would be its own";
  if (prefix) {
    const told = `prefix ${JSON.stringify(prefix)}`;
    if (/[*?]/.test(prefix)) return `${told} has a wildcard, which a policy would take for any text`;
    if (prefix.includes("${")) return `${told} has "\${", which a policy would take for a variable`;
    if (prefix.split("/").some((part) => part === ".." || part === ".")) return `${told} has "." or ".." as a folder`;
    if (prefix.startsWith("/") || prefix.includes("//")) return `${told} has an empty folder`;
    if (!prefix.endsWith("/")) return `${told} does not end with a slash, so it would own ${prefix}-other/ too`;
    const bytes = Buffer.byteLength(rawPrefix + prefix);
    if (bytes >= limits.keyBytes) return `its folder has ${bytes} bytes; S3 takes keys of ${limits.keyBytes}`;
    const deceit = deceptive(prefix);
    if (deceit !== undefined) return `${told} ${deceit}`;
  }
  const count = Object.keys(tags ?? {}).length;
  if (count > limits.objectTags) return `it asks for ${count} tags; an object has ${limits.objectTags} at most`;
  for (const [key, value] of Object.entries(tags ?? {})) {
    const told = `tag ${JSON.stringify(`${key}=${value}`)}`;
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html
    if (key === "" || key.startsWith("aws:")) return `${told} has a key that S3 keeps for itself`;
    if (!/^[\p{L}\p{N}\p{Zs}+\-=._:/@]*$/u.test(key + value)) return `${told} has a character that S3 takes in no tag`;
    const deceit = deceptive(key) ?? deceptive(value);
    if (deceit !== undefined) return `${told} ${deceit}`;
  }
  return undefined;
}

/** Sorting puts every prefix right behind those it begins with, so 10,000 tenants need no 100 million comparisons. */
function* overlaps(tenants: readonly TenantScope[]): Generator<[string, string, string]> {
  const sorted = tenants
    .flatMap(({ name, prefix }) => (prefix ? [{ name, prefix }] : []))
    .sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
  let open: { name: string; prefix: string }[] = [];
  const seen = new Map<string, { name: string; prefix: string }>();
  for (const each of sorted) {
    open = open.filter(({ prefix }) => each.prefix.startsWith(prefix));
    const outer = open.at(-1);
    if (outer) yield [outer.name, each.name, `own the same files: ${outer.prefix} and ${each.prefix}`];
    open.push(each);
    const drawn = skeleton(each.prefix);
    const twin = seen.get(drawn);
    if (twin && twin.prefix !== each.prefix)
      yield [twin.name, each.name, `have prefixes that look alike: ${twin.prefix} and ${each.prefix}`];
    else seen.set(drawn, each);
  }
  const byTags = tenants.filter(({ tags }) => Object.keys(tags ?? {}).length > 0);
  for (const [index, one] of byTags.entries()) {
    for (const other of byTags.slice(index + 1)) {
      // Two folders are told apart by themselves, above.
      if (one.prefix && other.prefix) continue;
      const tags = other.tags ?? {};
      // Only a tag that both name with different values keeps an object from carrying both sets.
      if (Object.entries(one.tags ?? {}).every(([key, value]) => !(key in tags) || tags[key] === value))
        yield [one.name, other.name, "own the same files: an object can carry the tags of both"];
    }
  }
}
