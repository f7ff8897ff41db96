import type { PolicyStatement } from "@tributary/access";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import { ServiceError } from "../service-error.ts";
import { FunctionPool, type PoolOptions } from "./function-pool.ts";
import type { FunctionRecord } from "./function-record.ts";

export interface ResourcePermission {
  readonly id: string;
  readonly statement: PolicyStatement;
}

/** Functions by name, each with its threads. */
export class FunctionStore {
  readonly account: string;
  readonly region: string;
  readonly #records: DurableMap<FunctionRecord>;
  readonly #permissions: DurableMap<readonly ResourcePermission[]>;
  readonly #pools = new Map<string, FunctionPool>();
  readonly #pool: PoolOptions;

  constructor(options: { account: string; region: string; durable: DurableStore; pool: PoolOptions }) {
    this.account = options.account;
    this.region = options.region;
    this.#records = options.durable.map("lambda.functions");
    this.#permissions = options.durable.map("lambda.permissions");
    this.#pool = options.pool;
  }

  arnOf(name: string): string {
    return `arn:aws:lambda:${this.region}:${this.account}:function:${name}`;
  }

  /** As `LastModified` tells it. */
  now(): string {
    return new Date(this.#pool.clock.now()).toISOString().replace("Z", "+0000");
  }

  /** Name out of `name`, `name:$LATEST`, a full or a partial ARN. */
  nameOf(nameOrArn: string): string {
    const parts = nameOrArn.split(":");
    const at = parts.indexOf("function");
    return (at >= 0 ? parts[at + 1] : parts[0]) ?? nameOrArn;
  }

  find(nameOrArn: string): FunctionRecord | undefined {
    return this.#records.get(this.nameOf(nameOrArn));
  }

  get(nameOrArn: string): FunctionRecord {
    const record = this.find(nameOrArn);
    if (!record)
      throw new ServiceError(
        "ResourceNotFoundException",
        `Function not found: ${this.arnOf(this.nameOf(nameOrArn))}`,
        404,
      );
    return record;
  }

  list(): FunctionRecord[] {
    return this.#records.values().sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Threads of the old code or settings finish what they do and end. */
  async put(record: FunctionRecord): Promise<void> {
    await this.#records.set(record.name, record);
    this.#retirePool(record.name);
  }

  async delete(name: string): Promise<void> {
    await this.#records.delete(name);
    await this.#permissions.delete(name);
    this.#retirePool(name);
  }

  pool(record: FunctionRecord): FunctionPool {
    const known = this.#pools.get(record.name);
    if (known) return known;
    const pool = new FunctionPool(record, this.#pool);
    this.#pools.set(record.name, pool);
    return pool;
  }

  permissions(name: string): readonly ResourcePermission[] {
    return this.#permissions.get(name) ?? [];
  }

  async setPermissions(name: string, permissions: readonly ResourcePermission[]): Promise<void> {
    await this.#permissions.set(name, permissions);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
  }

  #retirePool(name: string): void {
    this.#pools.get(name)?.retire();
    this.#pools.delete(name);
  }
}
