import type { Blueprint, BlueprintExtractor, BlueprintRoute, BlueprintTenant } from "../blueprint.ts";
import { workflowWays } from "./workflow-ways.ts";

/** A blueprint in a few lines for a person: what is read from which files, who they belong to, what each way costs. */
export function describe(blueprint: Blueprint): string {
  const { name, revision, raw, lake, catalog, routes, tenants } = blueprint;
  const ways = workflowWays(blueprint);
  return [
    `${name}, revision ${revision}`,
    `  from ${raw.bucket}/${raw.prefix} into ${lake.bucket}, database ${catalog.database}`,
    "",
    "  routes",
    ...routes.map((route) => `    ${routeLine(route)}`),
    "",
    "  state transitions of a file",
    ...ways.map(
      ({ table, states, comment }) =>
        `    ${String(states.length).padStart(2)}  ${table}: ${states.join(", ")}${comment ? ` (${comment.replace(/\.$/, "")})` : ""}`,
    ),
    ...(tenants.length > 0
      ? ["", "  tenants", ...tenants.map((tenant) => `    ${tenantLine(tenant, raw.prefix)}`)]
      : []),
    "",
  ].join("\n");
}

function routeLine({ kind, match, table, extractors }: BlueprintRoute): string {
  const narrowed = [...match.mediaTypes, ...match.keys, ...(match.where ? [match.where] : [])];
  const files = narrowed.length > 0 ? `${kind} (${narrowed.join(", ")})` : kind;
  return `${files} -> ${table}: ${extractors.map(sequenceText).join(", ")}`;
}

function sequenceText(sequence: readonly BlueprintExtractor[]): string {
  const [first, ...rest] = sequence;
  if (!first) return "";
  return rest.length === 0 ? first.name : `${first.name} then ${rest.map(({ name }) => name).join(" and ")}`;
}

function tenantLine({ name, prefix, tags, readers, vpc }: BlueprintTenant, rawPrefix: string): string {
  const tagged = Object.entries(tags ?? {}).map(([key, value]) => `${key}=${value}`);
  const folder = prefix === undefined ? "objects" : `${rawPrefix}${prefix}`;
  const scope = tagged.length === 0 ? folder : `${folder} tagged ${tagged.join(", ")}`;
  const roles = readers.map(({ role, account }) => (account ? `${role} of ${account}` : role));
  const who = roles.length > 0 ? `read by ${roles.join(", ")}` : "read by nobody";
  return `${name}: ${scope}, ${who}${vpc ? `, only from ${vpc}` : ""}`;
}
