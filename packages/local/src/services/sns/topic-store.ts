import { createHash, randomUUID } from "node:crypto";
import type { DurableMap, DurableStore } from "../durable-map.ts";
import { ServiceError } from "../service-error.ts";

export interface Topic {
  readonly arn: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: "sqs" | "lambda";
  readonly endpoint: string;
  readonly raw: boolean;
}

/** Topics and who listens to them. */
export class TopicStore {
  readonly #topics: DurableMap<Topic>;
  readonly #subscriptions: DurableMap<Subscription>;
  readonly #place: { readonly account: string; readonly region: string };

  constructor(durable: DurableStore, place: { readonly account: string; readonly region: string }) {
    this.#topics = durable.map("sns.topics");
    this.#subscriptions = durable.map("sns.subscriptions");
    this.#place = place;
  }

  arnOf(name: string): string {
    return `arn:aws:sns:${this.#place.region}:${this.#place.account}:${name}`;
  }

  topics(): Topic[] {
    return this.#topics.values().sort((one, other) => (one.arn < other.arn ? -1 : 1));
  }

  find(arn: string): Topic | undefined {
    return this.#topics.get(arn);
  }

  topic(arn: string): Topic {
    const found = this.find(arn);
    if (!found) throw new ServiceError("NotFound", "Topic does not exist", 404);
    return found;
  }

  async put(name: string, change: Partial<Pick<Topic, "attributes" | "tags">>): Promise<Topic> {
    if (!/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(name))
      throw new ServiceError("InvalidParameter", "Invalid parameter: Topic Name");
    const arn = this.arnOf(name);
    const before = this.find(arn) ?? { arn, name, attributes: {}, tags: {} };
    const topic = { ...before, ...change };
    await this.#topics.set(arn, topic);
    return topic;
  }

  async setAttribute(arn: string, name: string, value: string): Promise<void> {
    const topic = this.topic(arn);
    await this.#topics.set(arn, { ...topic, attributes: { ...topic.attributes, [name]: value } });
  }

  async delete(arn: string): Promise<void> {
    for (const subscription of this.subscriptionsOf(arn)) await this.unsubscribe(subscription.arn);
    await this.#topics.delete(arn);
  }

  subscriptionsOf(topicArn: string): Subscription[] {
    return this.#subscriptions.values().filter((each) => each.topicArn === topicArn);
  }

  /** The same listener again is the same subscription. */
  async subscribe(given: Omit<Subscription, "arn">): Promise<Subscription> {
    const topic = this.topic(given.topicArn);
    const id = createHash("sha256")
      .update(JSON.stringify([given.topicArn, given.protocol, given.endpoint]))
      .digest("hex");
    const arn = `${topic.arn}:${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-8${id.slice(17, 20)}-${id.slice(20, 32)}`;
    const subscription = { ...given, arn };
    await this.#subscriptions.set(arn, subscription);
    return subscription;
  }

  async unsubscribe(arn: string): Promise<void> {
    await this.#subscriptions.delete(arn);
  }

  newMessageId(): string {
    return randomUUID();
  }
}
