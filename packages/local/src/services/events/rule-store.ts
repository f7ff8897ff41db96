import type { DurableMap, DurableStore } from "../durable-map.ts";
import { ServiceError } from "../service-error.ts";
import { parsePattern } from "./check-pattern.ts";
import type { Rule, RuleTarget } from "./rule.ts";

export interface CompiledRule extends Rule {
  readonly pattern: Readonly<Record<string, unknown>>;
}

/** Rules of the default bus with their targets, kept on disk. */
export class RuleStore {
  readonly account: string;
  readonly region: string;
  readonly #rules: DurableMap<Rule>;
  #compiled: readonly CompiledRule[] | undefined;

  constructor(options: { account: string; region: string; durable: DurableStore }) {
    this.account = options.account;
    this.region = options.region;
    this.#rules = options.durable.map("events.rules");
  }

  arnOf(name: string): string {
    return `arn:aws:events:${this.region}:${this.account}:rule/${name}`;
  }

  get(name: string): Rule {
    const rule = this.#rules.get(name);
    if (!rule) throw new ServiceError("ResourceNotFoundException", `Rule ${name} does not exist on EventBus default.`);
    return rule;
  }

  find(name: string): Rule | undefined {
    return this.#rules.get(name);
  }

  list(): Rule[] {
    return this.#rules.values().sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Enabled rules, their patterns parsed once. */
  enabled(): readonly CompiledRule[] {
    this.#compiled ??= this.list()
      .filter(({ state }) => state === "ENABLED")
      .map((rule) => ({ ...rule, pattern: parsePattern(rule.eventPattern) }));
    return this.#compiled;
  }

  async put(rule: Omit<Rule, "arn" | "targets"> & { readonly targets?: readonly RuleTarget[] }): Promise<Rule> {
    parsePattern(rule.eventPattern);
    const targets = rule.targets ?? this.#rules.get(rule.name)?.targets ?? [];
    const kept: Rule = { ...rule, arn: this.arnOf(rule.name), targets };
    this.#compiled = undefined;
    await this.#rules.set(rule.name, kept);
    return kept;
  }

  async delete(name: string): Promise<void> {
    this.#compiled = undefined;
    await this.#rules.delete(name);
  }
}
