import { TributaryError } from "@tributary/errors";
import type { BlueprintTenant } from "@tributary/pipeline";
import Table from "cli-table3";
import type { TenantsOptions } from "../commands/tenants.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { plainTable, trimmed } from "../show/plain-table.ts";
import { namePrefix, type OpenedTenants, withTenants } from "./open-tenants.ts";
import { otherSides, otherSideText } from "./other-side.ts";

interface TenantRow {
  readonly tenant: string;
  readonly scope: string;
  readonly origin: string;
  readonly readers: readonly string[];
  readonly accessPoint: string;
  readonly alias?: string;
  readonly state: "as declared" | "differs" | "missing" | "not declared";
}

/** `pipeline tenants list [tenant]`: every tenant in a line, or one of them whole. */
export function listCommand(io: Io, name: string | undefined, options: TenantsOptions): Promise<number> {
  return withTenants(io, options, async (opened) => {
    const rows = tenantRows(opened);
    if (name === undefined) {
      io.stdout.write(options.json ? `${JSON.stringify({ tenants: rows })}\n` : `${rowsText(rows)}\n`);
      return exitCodes.ok;
    }
    const row = rows.find(({ tenant }) => tenant === name);
    if (!row) throw new TributaryError("TRB-ACC-007", `There is no tenant ${JSON.stringify(name)}`);
    const declared = opened.blueprint.tenants.find((tenant) => tenant.name === name);
    const sides = declared ? otherSides(declared, opened.deployment) : [];
    const policy = opened.deployed.find((point) => point.name === row.accessPoint)?.policy;
    if (options.json) io.stdout.write(`${JSON.stringify({ ...row, policy, otherSides: sides })}\n`);
    else io.stdout.write(`${[rowsText([row]), ...sides.map((side) => `\n${otherSideText(name, side)}`)].join("\n")}\n`);
    return exitCodes.ok;
  });
}

function tenantRows({ blueprint, deployment, declared, deployed, plan }: OpenedTenants): readonly TenantRow[] {
  const there = new Map(deployed.map((point) => [point.name, point]));
  const differing = new Set(plan.steps.map(({ point }) => point.tenant));
  const own = blueprint.tenants.map((tenant, index): TenantRow => {
    const accessPoint = declared[index]?.name ?? "";
    const is = there.get(accessPoint);
    return {
      tenant: tenant.name,
      scope: scopeText(tenant),
      origin: tenant.vpc ?? "internet",
      readers: tenant.readers.map(({ role, account }) => (account === undefined ? role : `${role} (${account})`)),
      accessPoint,
      ...(is && { alias: is.alias }),
      state: !is ? "missing" : differing.has(tenant.name) ? "differs" : "as declared",
    };
  });
  const others = plan.undeclared.map(
    ({ name, vpc, alias }): TenantRow => ({
      tenant: name.slice(namePrefix(deployment).length),
      scope: "",
      origin: vpc ?? "internet",
      readers: [],
      accessPoint: name,
      alias,
      state: "not declared",
    }),
  );
  return [...own, ...others];
}

export const scopeText = ({ prefix, tags }: Pick<BlueprintTenant, "prefix" | "tags">): string =>
  [
    ...(prefix === undefined ? [] : [prefix]),
    ...Object.entries(tags ?? {}).map(([key, value]) => `${key}=${value}`),
  ].join(" ");

function rowsText(rows: readonly TenantRow[]): string {
  const table = new Table({ head: ["tenant", "scope", "origin", "access point", "state", "readers"], ...plainTable });
  for (const { tenant, scope, origin, accessPoint, state, readers } of rows)
    table.push([tenant, scope, origin, accessPoint, state, readers.join(", ")]);
  return `${trimmed(table.toString())}\n${rows.length} ${rows.length === 1 ? "tenant" : "tenants"}`;
}
