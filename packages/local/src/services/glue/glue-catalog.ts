import type { Clock } from "../clock.ts";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import { ServiceError } from "../service-error.ts";

type Json = Readonly<Record<string, unknown>>;

export interface GlueDatabase {
  readonly Name: string;
  readonly Description?: string;
  readonly LocationUri?: string;
  readonly Parameters?: Readonly<Record<string, string>>;
  /** Lake Formation permissions that a new table of this database begins with; default: those of the data lake. */
  readonly CreateTableDefaultPermissions?: unknown;
  /** Seconds since 1970. */
  readonly CreateTime: number;
  readonly CatalogId: string;
}

export interface GlueColumn {
  readonly Name: string;
  readonly Type?: string;
  readonly Comment?: string;
}

export interface StorageDescriptor {
  readonly Columns?: readonly GlueColumn[];
  readonly Location?: string;
  readonly InputFormat?: string;
  readonly OutputFormat?: string;
  readonly SerdeInfo?: {
    readonly SerializationLibrary?: string;
    readonly Parameters?: Readonly<Record<string, string>>;
  };
}

export interface GlueTable {
  readonly Name: string;
  readonly DatabaseName: string;
  readonly TableType?: string;
  readonly StorageDescriptor?: StorageDescriptor;
  readonly PartitionKeys?: readonly GlueColumn[];
  readonly Parameters?: Readonly<Record<string, string>>;
  readonly CreateTime: number;
  readonly UpdateTime: number;
  readonly VersionId: string;
  readonly CatalogId: string;
}

export interface GluePartition {
  readonly Values: readonly string[];
  readonly DatabaseName: string;
  readonly TableName: string;
  readonly StorageDescriptor?: StorageDescriptor;
  readonly CreationTime: number;
}

/** What is told of databases and tables that come and go. */
export interface CatalogListener {
  made(database: GlueDatabase, table?: GlueTable): Promise<void>;
  gone(database: string, table?: string): Promise<void>;
}

export interface GlueCatalogOptions {
  readonly account: string;
  readonly clock: Clock;
  readonly durable: DurableStore;
  readonly listener?: CatalogListener;
}

/** Databases, tables and partitions. Glue folds all names to lower case. */
export class GlueCatalog {
  readonly #options: GlueCatalogOptions;
  readonly #databases: DurableMap<GlueDatabase>;
  readonly #tables: DurableMap<GlueTable>;
  readonly #partitions: DurableMap<GluePartition>;

  constructor(options: GlueCatalogOptions) {
    this.#options = options;
    this.#databases = options.durable.map("glue.databases");
    this.#tables = options.durable.map("glue.tables");
    this.#partitions = options.durable.map("glue.partitions");
  }

  databases(): GlueDatabase[] {
    return this.#databases.values().sort((one, other) => (one.Name < other.Name ? -1 : 1));
  }

  database(name: string): GlueDatabase {
    const found = this.#databases.get(fold(name));
    if (!found) throw new ServiceError("EntityNotFoundException", `Database ${name} not found.`);
    return found;
  }

  async createDatabase(input: Json): Promise<void> {
    const name = fold(nameIn(input));
    if (this.#databases.has(name)) throw new ServiceError("AlreadyExistsException", "Database already exists.");
    await this.putDatabase(input);
  }

  async putDatabase(input: Json): Promise<void> {
    const name = fold(nameIn(input));
    const before = this.#databases.get(name);
    const CreateTime = before?.CreateTime ?? this.#seconds();
    const database: GlueDatabase = { ...input, Name: name, CreateTime, CatalogId: this.#options.account };
    await this.#databases.set(name, database);
    if (!before) await this.#options.listener?.made(database);
  }

  async deleteDatabase(name: string): Promise<void> {
    this.database(name);
    for (const table of this.tables(name)) await this.deleteTable(name, table.Name);
    await this.#databases.delete(fold(name));
    await this.#options.listener?.gone(fold(name));
  }

  tables(database: string): GlueTable[] {
    const { Name } = this.database(database);
    return this.#tables
      .values()
      .filter((table) => table.DatabaseName === Name)
      .sort((one, other) => (one.Name < other.Name ? -1 : 1));
  }

  table(database: string, name: string): GlueTable {
    this.database(database);
    const found = this.#tables.get(tableKey(database, name));
    if (!found) throw new ServiceError("EntityNotFoundException", `Table ${name} not found.`);
    return found;
  }

  async createTable(database: string, input: Json): Promise<void> {
    this.database(database);
    if (this.#tables.has(tableKey(database, nameIn(input))))
      throw new ServiceError("AlreadyExistsException", "Table already exists.");
    await this.putTable(database, input);
  }

  async updateTable(database: string, input: Json): Promise<void> {
    this.table(database, nameIn(input));
    await this.putTable(database, input);
  }

  async putTable(database: string, input: Json): Promise<void> {
    const key = tableKey(database, nameIn(input));
    const before = this.#tables.get(key);
    const now = this.#seconds();
    const table: GlueTable = {
      ...input,
      Name: fold(nameIn(input)),
      DatabaseName: fold(database),
      CreateTime: before?.CreateTime ?? now,
      UpdateTime: now,
      VersionId: String(before ? Number(before.VersionId) + 1 : 0),
      CatalogId: this.#options.account,
    };
    await this.#tables.set(key, table);
    if (!before) await this.#options.listener?.made(this.database(database), table);
  }

  async deleteTable(database: string, name: string): Promise<void> {
    this.table(database, name);
    for (const partition of this.partitions(database, name))
      await this.deletePartition(database, name, partition.Values);
    await this.#tables.delete(tableKey(database, name));
    await this.#options.listener?.gone(fold(database), fold(name));
  }

  partitions(database: string, table: string): GluePartition[] {
    this.table(database, table);
    return this.#partitions
      .values()
      .filter((each) => each.DatabaseName === fold(database) && each.TableName === fold(table));
  }

  partition(database: string, table: string, values: readonly string[]): GluePartition {
    this.table(database, table);
    const found = this.#partitions.get(partitionKey(database, table, values));
    if (!found) throw new ServiceError("EntityNotFoundException", "Cannot find partition.");
    return found;
  }

  async createPartition(
    database: string,
    table: string,
    input: Json & { readonly Values: readonly string[] },
  ): Promise<void> {
    const { PartitionKeys = [] } = this.table(database, table);
    if (input.Values.length !== PartitionKeys.length) {
      throw new ServiceError(
        "InvalidInputException",
        `The number of partition keys do not match the number of partition values (${PartitionKeys.length} and ${input.Values.length}).`,
      );
    }
    const key = partitionKey(database, table, input.Values);
    if (this.#partitions.has(key)) throw new ServiceError("AlreadyExistsException", "Partition already exists.");
    await this.#partitions.set(key, {
      ...input,
      DatabaseName: fold(database),
      TableName: fold(table),
      CreationTime: this.#seconds(),
    });
  }

  async deletePartition(database: string, table: string, values: readonly string[]): Promise<void> {
    this.partition(database, table, values);
    await this.#partitions.delete(partitionKey(database, table, values));
  }

  #seconds(): number {
    return this.#options.clock.now() / 1000;
  }
}

const fold = (name: string): string => name.toLowerCase();
const tableKey = (database: string, table: string): string => JSON.stringify([fold(database), fold(table)]);
const partitionKey = (database: string, table: string, values: readonly string[]): string =>
  JSON.stringify([fold(database), fold(table), ...values]);

/** https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-common.html: a name is 1 to 255 characters. */
function nameIn(input: Json): string {
  const { Name } = input;
  if (typeof Name !== "string" || Name.length === 0 || Name.length > 255) {
    throw new ServiceError("InvalidInputException", "Name must have 1 to 255 characters.");
  }
  return Name;
}
