import { TributaryError } from "@tributary/errors";
import type { BlueprintTenant } from "@tributary/pipeline";
import Table from "cli-table3";
import type { TenantsOptions } from "../commands/tenants.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { plainTable, trimmed } from "../show/plain-table.ts";
import type { DeployedAccessPoint } from "./access-point.ts";
import type { TenantDeployment } from "./declared-access-points.ts";
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
    const point = opened.deployed.find((each) => each.name === row.accessPoint);
    const places = declared && point ? readerPlaces(declared, point, opened.deployment) : undefined;
    if (options.json)
      io.stdout.write(`${JSON.stringify({ ...row, ...places, policy: point?.policy, otherSides: sides })}\n`);
    else {
      const told = [rowsText([row]), ...placesLines(places), ...sides.map((side) => `\n${otherSideText(name, side)}`)];
      io.stdout.write(`${told.join("\n")}\n`);
    }
    return exitCodes.ok;
  });
}

/** What a reader has to be told: its files by both names of the access point, and where Athena takes its questions. */
interface ReaderPlaces {
  readonly files: readonly string[];
  /** Of readers in this account; others ask in their own. */
  readonly queries?: { readonly workgroup: string; readonly results: string };
}

function readerPlaces(
  { name, prefix = "", readers }: BlueprintTenant,
  { arn, alias }: DeployedAccessPoint,
  { pipeline, stage, account: own, rawPrefix, lakeBucket }: TenantDeployment,
): ReaderPlaces | undefined {
  if (readers.length === 0) return undefined;
  const isHere = readers.some(({ account = own }) => account === own);
  return {
    files: [alias, arn].map((door) => `s3://${door}/${rawPrefix}${prefix}`),
    ...(isHere && {
      queries: { workgroup: `${pipeline}-${stage}-readers`, results: `s3://${lakeBucket}/query-results/${name}/` },
    }),
  };
}

const placesLines = (places: ReaderPlaces | undefined): readonly string[] =>
  places
    ? [
        "",
        "Its readers find",
        ...places.files.map((place) => `  files    ${place}`),
        ...(places.queries
          ? [`  rows     by Athena, workgroup ${places.queries.workgroup}`, `  answers  ${places.queries.results}`]
          : []),
      ]
    : [];

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
