import { createHash } from "node:crypto";
import type { DurableMap, DurableStore } from "../../durable-map.ts";
import { ServiceError } from "../../service-error.ts";
import type { PublicAccessBlock } from "../bucket/bucket.ts";
import type { AccessPoint } from "./access-point.ts";

export interface NewAccessPoint {
  readonly name: string;
  readonly account: string;
  readonly bucket: string;
  readonly bucketAccount: string;
  readonly vpcId?: string;
  readonly publicAccessBlock: PublicAccessBlock;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Access points by account and name, and by alias. */
export class AccessPointStore {
  readonly #points: DurableMap<AccessPoint>;
  readonly #byAlias = new Map<string, string>();
  readonly #region: string;
  readonly #now: () => number;

  constructor(store: DurableStore, { region, now }: { region: string; now: () => number }) {
    this.#points = store.map("s3.access-points");
    this.#region = region;
    this.#now = now;
    for (const point of this.#points.values()) this.#byAlias.set(point.alias, idOf(point));
  }

  find(account: string, name: string): AccessPoint | undefined {
    return this.#points.get(idOf({ account, name }));
  }

  withAlias(alias: string): AccessPoint | undefined {
    const id = this.#byAlias.get(alias);
    return id === undefined ? undefined : this.#points.get(id);
  }

  get(account: string, name: string): AccessPoint {
    const point = this.find(account, name);
    if (!point)
      throw new ServiceError("NoSuchAccessPoint", "The specified accesspoint does not exist", 404, {
        AccessPointName: name,
      });
    return point;
  }

  list(account: string): AccessPoint[] {
    return this.#points
      .values()
      .filter((point) => point.account === account)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async create(given: NewAccessPoint): Promise<AccessPoint> {
    checkAccessPointName(given.name);
    const point: AccessPoint = {
      ...given,
      arn: `arn:aws:s3:${this.#region}:${given.account}:accesspoint/${given.name}`,
      alias: aliasOf(given, this.#region),
      createdAt: this.#now(),
    };
    await this.#points.set(idOf(point), point);
    this.#byAlias.set(point.alias, idOf(point));
    return point;
  }

  /** Sets or takes away the policy. */
  async setPolicy(point: AccessPoint, policy: AccessPoint["policy"]): Promise<void> {
    const { policy: _before, ...rest } = point;
    await this.#points.set(idOf(point), { ...rest, ...(policy && { policy }) });
  }

  async setTags(point: AccessPoint, tags: Readonly<Record<string, string>>): Promise<void> {
    await this.#points.set(idOf(point), { ...point, tags });
  }

  async delete(point: AccessPoint): Promise<void> {
    this.#byAlias.delete(point.alias);
    await this.#points.delete(idOf(point));
  }
}

function idOf({ account, name }: { readonly account: string; readonly name: string }): string {
  return `${account}/${name}`;
}

/** Shaped like AWS's: the name, 34 characters, `-s3alias`, 63 in all at most; the same again for the same name. */
function aliasOf({ account, name }: { readonly account: string; readonly name: string }, region: string): string {
  const hash = BigInt(`0x${createHash("sha256").update(`${region}/${account}/${name}`).digest("hex")}`);
  return `${name.slice(0, 20)}-${hash.toString(36).padStart(34, "0").slice(-34)}-s3alias`;
}

/** Source: S3 User Guide, "Rules for naming Amazon S3 access points". */
function checkAccessPointName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/.test(name) || /(-s3alias|--ol-s3|--xa-s3)$/.test(name)) {
    throw new ServiceError("InvalidRequest", `Invalid access point name ${name}`, 400);
  }
}
