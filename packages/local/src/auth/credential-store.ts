import { randomBytes } from "node:crypto";
import type { NamedPolicy } from "@tributary/access";
import type { Clock } from "../services/clock.ts";
import type { DurableMap, DurableStore } from "../services/durable-map.ts";
import type { Principal } from "../services/service.ts";
import { sessionPrincipal } from "./session-principal.ts";

/** Credentials as an SDK takes them. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export interface StoredCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Milliseconds since 1970. */
  readonly expiresAt?: number;
  readonly principal: Principal;
}

export interface SessionOptions {
  /** Default: 3600. */
  readonly durationSeconds?: number;
  /** Condition keys of the whole session, such as `aws:SourceVpc`. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  readonly sessionPolicies?: readonly NamedPolicy[];
}

/** Access keys and whom they stand for; sessions outlive a restart. */
export class CredentialStore {
  readonly #keys: DurableMap<StoredCredentials>;
  readonly #clock: Clock;
  readonly #account: string;

  constructor(store: DurableStore, { clock, account }: { clock: Clock; account: string }) {
    this.#keys = store.map("credentials");
    this.#clock = clock;
    this.#account = account;
  }

  find(accessKeyId: string): StoredCredentials | undefined {
    return this.#keys.get(accessKeyId);
  }

  /** Keys of the account's root: the operator's. Made once for a state directory. */
  async operator(): Promise<Credentials> {
    const arn = `arn:aws:iam::${this.#account}:root`;
    const known = this.#keys.values().find(({ principal }) => principal.arn === arn);
    if (known) return { accessKeyId: known.accessKeyId, secretAccessKey: known.secretAccessKey };
    return this.#keep(newKey("AKIA"), (accessKeyId) => ({ arn, account: this.#account, accessKeyId }));
  }

  /** Long-lived keys of a user. */
  async userKeys(userArn: string): Promise<Credentials> {
    const account = userArn.split(":")[4] ?? this.#account;
    return this.#keep(newKey("AKIA"), (accessKeyId) => ({ arn: userArn, account, accessKeyId }));
  }

  /** Session credentials of a role, for a function, a workflow or AssumeRole. Trust is the caller's to check. */
  async credentialsFor(roleArn: string, session: string, options: SessionOptions = {}): Promise<Credentials> {
    const { durationSeconds = 3_600, context, sessionPolicies } = options;
    await this.#dropExpired();
    const expiresAt = this.#clock.now() + durationSeconds * 1_000;
    return this.#keep(
      { ...newKey("ASIA"), sessionToken: randomBytes(96).toString("base64"), expiresAt },
      (accessKeyId) => ({
        ...sessionPrincipal(roleArn, session, accessKeyId),
        ...(context && { context }),
        ...(sessionPolicies && { sessionPolicies }),
      }),
    );
  }

  async #keep(
    key: Omit<StoredCredentials, "principal">,
    principal: (accessKeyId: string) => Principal,
  ): Promise<Credentials> {
    await this.#keys.set(key.accessKeyId, { ...key, principal: principal(key.accessKeyId) });
    const { expiresAt, ...credentials } = key;
    return { ...credentials, ...(expiresAt !== undefined && { expiration: new Date(expiresAt) }) };
  }

  /** An expired key is kept for a day, so that its use is told as expired and not as unknown. */
  async #dropExpired(): Promise<void> {
    const limit = this.#clock.now() - 86_400_000;
    for (const { accessKeyId, expiresAt } of this.#keys.values()) {
      if (expiresAt !== undefined && expiresAt < limit) await this.#keys.delete(accessKeyId);
    }
  }
}

function newKey(prefix: "AKIA" | "ASIA"): { accessKeyId: string; secretAccessKey: string } {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const id = [...randomBytes(16)].map((byte) => letters[byte % 32]).join("");
  return { accessKeyId: `${prefix}${id}`, secretAccessKey: randomBytes(30).toString("base64") };
}
