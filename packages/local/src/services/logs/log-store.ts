import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { CloudLog } from "../../cloud-log.ts";
import type { Clock } from "../clock.ts";
import type { DurableMap, DurableStore } from "../durable-map.ts";

export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly stream: string;
  readonly message: string;
  readonly requestId?: string;
}

export interface LogGroup {
  readonly name: string;
  readonly createdAt: number;
  readonly retentionDays?: number;
}

/** Log groups as JSON lines, one file a group under the state directory. */
export class LogStore {
  readonly #folder: string;
  readonly #clock: Clock;
  readonly #groups: DurableMap<LogGroup>;
  readonly #pending = new Map<string, string[]>();
  readonly #log: CloudLog;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: { stateDir: string; clock: Clock; durable: DurableStore; log: CloudLog }) {
    this.#log = options.log;
    this.#folder = join(options.stateDir, "logs", "groups");
    this.#clock = options.clock;
    this.#groups = options.durable.map("logs.groups");
  }

  groups(): LogGroup[] {
    return this.#groups.values().sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async putGroup(name: string, retentionDays?: number): Promise<void> {
    const createdAt = this.#groups.get(name)?.createdAt ?? this.#clock.now();
    await this.#groups.set(name, { name, createdAt, ...(retentionDays !== undefined && { retentionDays }) });
  }

  async deleteGroup(name: string): Promise<void> {
    await this.#groups.delete(name);
  }

  /** Lines are written in the background, in order. */
  append(group: string, event: Omit<LogEvent, "timestamp">): void {
    if (!this.#groups.has(group)) void this.putGroup(group);
    const line = `${JSON.stringify({ timestamp: this.#clock.now(), ...event })}\n`;
    const pending = this.#pending.get(group);
    if (pending) {
      pending.push(line);
      return;
    }
    this.#pending.set(group, [line]);
    this.#writing = this.#writing
      .then(() => this.#write(group))
      .catch((error: unknown) => this.#log("logs.write-failed", { group, reason: String(error) }));
  }

  async read(group: string): Promise<LogEvent[]> {
    await this.settled();
    const text = await readFile(this.fileOf(group), "utf8").catch(() => "");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as LogEvent);
  }

  fileOf(group: string): string {
    return join(this.#folder, `${encodeURIComponent(group)}.jsonl`);
  }

  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(group: string): Promise<void> {
    const lines = this.#pending.get(group) ?? [];
    this.#pending.delete(group);
    const file = this.fileOf(group);
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, lines.join(""));
  }
}
