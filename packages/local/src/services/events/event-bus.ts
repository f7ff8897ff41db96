import { randomUUID } from "node:crypto";
import type { CloudLog } from "../../cloud-log.ts";
import type { Clock } from "../clock.ts";
import type { BusEvent } from "./event.ts";
import { matchesPattern } from "./match-pattern.ts";
import type { RuleTarget } from "./rule.ts";
import type { CompiledRule, RuleStore } from "./rule-store.ts";
import { targetInput } from "./target-input.ts";

/** Delivers to one kind of target, as `events.amazonaws.com` on behalf of a rule. Throws when it may not or cannot. */
export type TargetDelivery = (target: RuleTarget, payload: string, rule: { readonly arn: string }) => Promise<void>;

export type NewEvent = Pick<BusEvent, "source" | "detail-type" | "detail"> &
  Partial<Pick<BusEvent, "id" | "time" | "resources">>;

/** The default event bus: events in, matching rules' targets out. */
export class EventBus {
  readonly #rules: RuleStore;
  readonly #clock: Clock;
  readonly #log: CloudLog;
  readonly #deliveries = new Map<string, TargetDelivery>();

  constructor(options: { rules: RuleStore; clock: Clock; log: CloudLog }) {
    this.#rules = options.rules;
    this.#clock = options.clock;
    this.#log = options.log;
  }

  /** Registers who delivers to targets of a service, by the ARN's service part: `sqs`, `lambda`, `states`. */
  deliverTo(service: string, delivery: TargetDelivery): void {
    this.#deliveries.set(service, delivery);
  }

  /** Resolves when every matching target took the event, or its failure is in the dead-letter queue or the log. */
  async publish(event: NewEvent): Promise<string> {
    const now = new Date(this.#clock.now()).toISOString();
    const full: BusEvent = {
      version: "0",
      id: randomUUID(),
      account: this.#rules.account,
      time: now.replace(/\.\d+Z$/, "Z"),
      region: this.#rules.region,
      resources: [],
      ...event,
    };
    const matching = this.#rules.enabled().filter(({ pattern }) => matchesPattern(pattern, full));
    const deliveries = matching.flatMap((rule) => rule.targets.map((target) => this.#deliver(rule, target, full, now)));
    await Promise.all(deliveries);
    return full.id;
  }

  async #deliver(rule: CompiledRule, target: RuleTarget, event: BusEvent, ingestionTime: string): Promise<void> {
    const payload = targetInput(target, event, { name: rule.name, arn: rule.arn, ingestionTime });
    try {
      await this.#send(target, payload, rule);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log("events.delivery-failed", { rule: rule.name, target: target.Arn, event: event.id, reason });
      await this.#deadLetter(target, payload, rule);
    }
  }

  async #deadLetter(target: RuleTarget, payload: string, rule: CompiledRule): Promise<void> {
    const arn = target.DeadLetterConfig?.Arn;
    if (arn === undefined) return;
    try {
      await this.#send({ Id: target.Id, Arn: arn }, payload, rule);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#log("events.dead-letter-failed", { rule: rule.name, queue: arn, payload, reason });
    }
  }

  async #send(target: RuleTarget, payload: string, rule: CompiledRule): Promise<void> {
    const service = target.Arn.split(":")[2] ?? "";
    const delivery = this.#deliveries.get(service);
    if (!delivery) throw new Error(`The local event bus has no target of the kind ${service}`);
    await delivery(target, payload, rule);
  }
}
