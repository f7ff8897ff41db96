import { randomUUID } from "node:crypto";
import type { ResourceNews } from "../../template/resource-journal.ts";
import type { CloudContext } from "../cloud-context.ts";
import type { DurableMap } from "../durable-map.ts";
import { cloudFormationError } from "./cloudformation-error.ts";
import type { ChangeSet, Stack, StackEvent, StackStatus } from "./stack.ts";

/** Stacks, their change sets and their events. */
export class StackStore {
  readonly cloud: CloudContext;
  readonly #stacks: DurableMap<Stack>;
  readonly #changeSets: DurableMap<ChangeSet>;
  readonly #events: DurableMap<StackEvent>;
  #order: number;

  constructor(cloud: CloudContext) {
    this.cloud = cloud;
    this.#stacks = cloud.store.map("cloudformation.stacks");
    this.#changeSets = cloud.store.map("cloudformation.change-sets");
    this.#events = cloud.store.map("cloudformation.events");
    this.#order = this.#events.values().reduce((last, { order }) => Math.max(last, order), 0);
  }

  /** By name the stack that lives; by id also one that was deleted. */
  find(nameOrId: string): Stack | undefined {
    const byId = this.#stacks.get(nameOrId);
    if (byId) return byId;
    return this.stacks().find(({ name, status }) => name === nameOrId && status !== "DELETE_COMPLETE");
  }

  get(nameOrId: string): Stack {
    const stack = this.find(nameOrId);
    if (!stack) throw cloudFormationError.noStack(nameOrId);
    return stack;
  }

  stacks(): Stack[] {
    return this.#stacks.values().sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
  }

  async put(stack: Stack): Promise<Stack> {
    await this.#stacks.set(stack.id, stack);
    return stack;
  }

  /** Changes the status and tells it as an event of the stack itself. */
  async turn(stack: Stack, status: StackStatus, change: Partial<Stack> = {}): Promise<Stack> {
    const { reason: _former, ...rest } = stack;
    const turned = await this.put({ ...rest, ...change, status });
    this.tell(turned, {
      logicalId: stack.name,
      physicalId: stack.id,
      type: "AWS::CloudFormation::Stack",
      status,
      ...(change.reason !== undefined && { reason: change.reason }),
    });
    return turned;
  }

  tell(stack: Stack, news: Omit<ResourceNews, "status"> & { readonly status: string }): void {
    this.#order += 1;
    const token = stack.operation?.token;
    const event: StackEvent = {
      id: `${news.logicalId}-${randomUUID()}`,
      order: this.#order,
      stackId: stack.id,
      stackName: stack.name,
      logicalId: news.logicalId,
      physicalId: news.physicalId ?? "",
      type: news.type,
      time: this.cloud.clock.now(),
      status: news.status,
      ...(news.reason !== undefined && { reason: news.reason }),
      ...(news.properties && { properties: JSON.stringify(news.properties) }),
      ...(token !== undefined && { token }),
    };
    // Safe once the store closes; a cloud that is killed or has no room loses news, never a stack: that is written for itself.
    this.#events.set(`${stack.id}#${String(event.order).padStart(12, "0")}`, event).catch(() => undefined);
  }

  /** Newest first. */
  eventsOf(stackId: string): StackEvent[] {
    return this.#events
      .values()
      .filter((event) => event.stackId === stackId)
      .sort((a, b) => b.order - a.order);
  }

  changeSetsOf(stackId: string): ChangeSet[] {
    return this.#changeSets
      .values()
      .filter((changeSet) => changeSet.stackId === stackId)
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  findChangeSet(nameOrId: string, stackName: string | undefined): ChangeSet | undefined {
    const byId = this.#changeSets.get(nameOrId);
    if (byId) return byId;
    const stack = stackName === undefined ? undefined : this.find(stackName);
    return stack && this.changeSetsOf(stack.id).find(({ name }) => name === nameOrId);
  }

  getChangeSet(nameOrId: string, stackName: string | undefined): ChangeSet {
    const found = this.findChangeSet(nameOrId, stackName);
    if (!found) throw cloudFormationError.noChangeSet(nameOrId);
    return found;
  }

  async putChangeSet(changeSet: ChangeSet): Promise<void> {
    await this.#changeSets.set(changeSet.id, changeSet);
  }

  async deleteChangeSet(id: string): Promise<void> {
    await this.#changeSets.delete(id);
  }

  newId(kind: "stack" | "changeSet", name: string): string {
    const { account, region } = this.cloud;
    return `arn:aws:cloudformation:${region}:${account}:${kind}/${name}/${randomUUID()}`;
  }
}
