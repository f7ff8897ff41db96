import { createHash } from "node:crypto";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import { ServiceError } from "../service-error.ts";
import type { DataCellsFilter } from "./data-cells-filter.ts";
import type { LakeResource } from "./lake-resource.ts";
import { type DataLakeSettings, initialSettings, type Privileges } from "./lake-settings.ts";
import type { Permission, PermissionGrant } from "./permission.ts";

/** A part of S3 whose data Lake Formation gives out. */
export interface RegisteredLocation {
  /** `arn:aws:s3:::lake/extracted` */
  readonly arn: string;
  readonly roleArn: string;
  readonly modified: number;
}

/** Permissions, filters and settings of one account's lake. */
export class LakeFormationStore {
  readonly account: string;
  readonly #grants: DurableMap<PermissionGrant>;
  readonly #filters: DurableMap<DataCellsFilter>;
  readonly #locations: DurableMap<RegisteredLocation>;
  readonly #settings: DurableMap<DataLakeSettings>;

  constructor(durable: DurableStore, account: string) {
    this.account = account;
    this.#grants = durable.map("lakeformation.grants");
    this.#filters = durable.map("lakeformation.filters");
    this.#locations = durable.map("lakeformation.locations");
    this.#settings = durable.map("lakeformation.settings");
  }

  get settings(): DataLakeSettings {
    return this.#settings.get(this.account) ?? initialSettings;
  }

  async putSettings(settings: DataLakeSettings): Promise<void> {
    await this.#settings.set(this.account, { ...initialSettings, ...settings });
  }

  grants(): PermissionGrant[] {
    return this.#grants.values();
  }

  /** Adds to what the principal has on the resource. */
  async grant({ principal, resource, permissions, grantable }: PermissionGrant): Promise<void> {
    const key = grantKey(principal, resource);
    const before = this.#grants.get(key);
    await this.#grants.set(key, {
      principal,
      resource,
      permissions: union(before?.permissions, [...permissions, ...grantable]),
      grantable: union(before?.grantable, grantable),
    });
  }

  async revoke({ principal, resource, permissions, grantable }: PermissionGrant): Promise<void> {
    const key = grantKey(principal, resource);
    const before = this.#grants.get(key);
    const missing = permissions.filter((permission) => !before?.permissions.includes(permission));
    if (!before || missing.length > 0)
      throw new ServiceError(
        "InvalidInputException",
        `No permissions revoked. Grantee does not have: ${missing.join(", ")}`,
      );
    const left = without(before.permissions, permissions);
    if (left.length === 0) await this.#grants.delete(key);
    else
      await this.#grants.set(key, {
        ...before,
        permissions: left,
        grantable: without(before.grantable, [...grantable, ...permissions]),
      });
  }

  /** What a new database or table begins with. */
  async grantDefaults(resource: LakeResource, privileges: Privileges): Promise<void> {
    for (const { Principal, Permissions } of privileges)
      await this.grant({
        principal: Principal.DataLakePrincipalIdentifier,
        resource,
        permissions: Permissions,
        grantable: [],
      });
  }

  /** A database or table that is gone takes its permissions and filters with it. */
  async forget(database: string, table?: string): Promise<void> {
    for (const { principal, resource } of this.grants()) {
      if (!("database" in resource) || resource.database !== database) continue;
      if (table === undefined || ("table" in resource && resource.table === table))
        await this.#grants.delete(grantKey(principal, resource));
    }
    for (const filter of this.filters())
      if (filter.DatabaseName === database && (table === undefined || filter.TableName === table))
        await this.#filters.delete(filterKey(filter));
  }

  filters(): DataCellsFilter[] {
    return this.#filters.values();
  }

  filter(database: string, table: string, name: string): DataCellsFilter | undefined {
    return this.#filters.get(filterKey({ DatabaseName: database, TableName: table, Name: name }));
  }

  async putFilter(filter: DataCellsFilter): Promise<void> {
    await this.#filters.set(filterKey(filter), filter);
  }

  async deleteFilter(filter: DataCellsFilter): Promise<void> {
    for (const { principal, resource } of this.grants())
      if (
        resource.kind === "filter" &&
        resource.database === filter.DatabaseName &&
        resource.table === filter.TableName &&
        resource.filter === filter.Name
      )
        await this.#grants.delete(grantKey(principal, resource));
    await this.#filters.delete(filterKey(filter));
  }

  locations(): RegisteredLocation[] {
    return this.#locations.values();
  }

  location(arn: string): RegisteredLocation | undefined {
    return this.#locations.get(arn);
  }

  async putLocation(location: RegisteredLocation): Promise<void> {
    await this.#locations.set(location.arn, location);
  }

  async deleteLocation(arn: string): Promise<void> {
    await this.#locations.delete(arn);
  }
}

// LMDB's keys end at 1,978 bytes, and a list of columns may not.
const hashed = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
const grantKey = (principal: string, resource: LakeResource): string => hashed([principal, resource]);
const filterKey = ({ DatabaseName, TableName, Name }: Pick<DataCellsFilter, "DatabaseName" | "TableName" | "Name">) =>
  JSON.stringify([DatabaseName, TableName, Name]);

const union = (some: readonly Permission[] = [], more: readonly Permission[]): Permission[] => [
  ...new Set([...some, ...more]),
];
const without = (all: readonly Permission[], some: readonly Permission[]): Permission[] =>
  all.filter((permission) => !some.includes(permission));
