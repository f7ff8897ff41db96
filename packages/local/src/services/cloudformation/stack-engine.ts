import { type PermittedChange, ResourceWorker } from "../../template/resource-worker.ts";
import { StackChange } from "../../template/stack-change.ts";
import { forgetStack, readStack, type StackRecord, type StackResource, writeStack } from "../../template/stack-file.ts";
import { deleteLeftOver, rollBack } from "../../template/stack-rollback.ts";
import type { CloudContext } from "../cloud-context.ts";
import { kept, reasonOf, stackOutputs, valuesOf } from "./operation-outcome.ts";
import { parseTemplate } from "./read-template-body.ts";
import { resourceNeeds } from "./resource-permissions.ts";
import { s3Assets } from "./s3-assets.ts";
import type { Stack, StackOperation } from "./stack.ts";
import type { StackStore } from "./stack-store.ts";

/** Runs the operations of stacks, one at a time for each stack, on the loader that `LocalCloud.load` uses too. */
export class StackEngine {
  readonly #cloud: CloudContext;
  readonly #store: StackStore;
  readonly #running = new Map<string, Promise<void>>();
  /** Ids of stacks whose update is to stop before its next resource. */
  readonly #cancelled = new Set<string>();

  constructor(cloud: CloudContext, store: StackStore) {
    this.#cloud = cloud;
    this.#store = store;
  }

  /** Starts an operation and answers at once, as CloudFormation does. */
  async begin(stack: Stack, operation: StackOperation): Promise<void> {
    const status = `${operation.kind}_IN_PROGRESS` as const;
    const started = await this.#store.turn({ ...stack, operation }, status, { reason: "User Initiated" });
    this.#run(started, operation, false);
  }

  /** The update under way stops before its next resource, and is rolled back. */
  cancel(stack: Stack): void {
    this.#cancelled.add(stack.id);
  }

  /** Takes up a rollback that failed; resources to skip count as rolled back, whatever they are. */
  async continueRollback(stack: Stack, rollback: StuckRollback): Promise<void> {
    const { failed, operation } = rollback;
    const { stuck: _taken, ...rest } = stack;
    const record = await readStack(this.#cloud.stateDir, stack.name);
    const started = await this.#store.turn({ ...rest, operation }, "UPDATE_ROLLBACK_IN_PROGRESS", {
      reason: "User Initiated",
    });
    const { worker } = this.#worker(started, operation);
    this.#follow(started, () =>
      this.#undo(started, operation, { worker, after: record?.resources ?? {}, failed, skip: rollback.skip }),
    );
  }

  /** Goes on with what a stopped cloud left under way. */
  resume(): void {
    for (const stack of this.#store.stacks()) if (stack.operation) this.#run(stack, stack.operation, true);
  }

  async settle(): Promise<void> {
    await Promise.all(this.#running.values());
  }

  #run(stack: Stack, operation: StackOperation, resumed: boolean): void {
    this.#follow(stack, () => this.#carryOut(stack, operation, resumed));
  }

  #follow(stack: Stack, carryOut: () => Promise<void>): void {
    const work = carryOut().catch((error: unknown) =>
      this.#cloud.log("cloudformation.failed", {
        stack: stack.name,
        stack_trace: error instanceof Error ? error.stack : String(error),
      }),
    );
    this.#running.set(
      stack.id,
      work.finally(() => {
        this.#running.delete(stack.id);
        this.#cancelled.delete(stack.id);
      }),
    );
  }

  async #carryOut(stack: Stack, operation: StackOperation, resumed: boolean): Promise<void> {
    if (operation.kind === "DELETE") return this.#deleteStack(stack, operation);
    const { worker, assets, journal, permit, failed } = this.#worker(stack, operation);
    const found = await readStack(this.#cloud.stateDir, stack.name);
    const record: StackRecord = found ?? { stackName: stack.name, resources: {}, outputs: {} };
    let change: StackChange | undefined;
    const template = parseTemplate(operation.templateBody);
    try {
      change = new StackChange(this.#target(), template, {
        stackName: stack.name,
        stackId: stack.id,
        assets,
        journal,
        permit,
        before: record,
        parameters: valuesOf(operation.parameters),
        // What a stopped cloud had made without writing it down is taken over.
        refuseExisting: !resumed,
        imports: new Set(operation.imports),
      });
      const current = change;
      await current.createAndUpdate(async () => {
        await current.save(record.outputs);
        if (this.#cancelled.has(stack.id)) throw new Error("User Initiated");
      });
      const outputs = current.outputs();
      const done: Partial<Stack> = {
        templateBody: operation.templateBody,
        parameters: operation.parameters,
        tags: operation.tags,
        outputs: stackOutputs(template, outputs),
        ...(template.Description !== undefined && { description: template.Description }),
      };
      await current.save(outputs);
      if (operation.kind !== "UPDATE") return await this.#finish(stack, `${operation.kind}_COMPLETE`, done);
      const cleaning = await this.#store.turn(stack, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
      // A resource that cannot be deleted stays behind: the update itself is done.
      await current.deleteRemoved().catch((error: unknown) => this.#note("cloudformation.cleanup", stack, error));
      await current.save(outputs);
      await this.#finish(cleaning, "UPDATE_COMPLETE", done);
    } catch (error) {
      if (!change) return this.#restore(stack, operation, { worker, after: record.resources, failed, error });
      await change.save(record.outputs);
      await this.#restore(stack, operation, { worker, after: change.resources, failed, error });
    }
  }

  async #restore(stack: Stack, operation: StackOperation, failure: Failure): Promise<void> {
    const { failed, error } = failure;
    const reason = reasonOf(Object.keys(failed), error, operation.kind);
    if (operation.disableRollback && operation.kind !== "IMPORT") {
      await this.#finish(stack, `${operation.kind}_FAILED` as "CREATE_FAILED" | "UPDATE_FAILED", { reason });
      return;
    }
    const current = await this.#store.turn(stack, `${rollbackOf(operation)}_IN_PROGRESS`, { reason });
    await this.#undo(current, operation, failure);
  }

  /** The way back to what was before the operation. */
  async #undo(stack: Stack, operation: StackOperation, failure: Omit<Failure, "error">): Promise<void> {
    const { worker, after, failed, skip = [] } = failure;
    const prefix = rollbackOf(operation);
    const update = operation.kind === "UPDATE";
    let current = stack;
    try {
      const { before } = operation;
      const { resources, leftOver } = await rollBack(worker, { before, after, failed, skip });
      if (update) current = await this.#store.turn(current, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
      const made = operation.kind === "IMPORT" ? leftOver.map(kept) : leftOver;
      await deleteLeftOver(worker, made);
      const outputs = Object.fromEntries(stack.outputs.map(({ key, value }) => [key, value]));
      await writeStack(this.#cloud.stateDir, { stackName: stack.name, resources, outputs });
      await this.#finish(current, `${prefix}_COMPLETE`);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const stuck = update ? { stuck: { operation, failed } } : {};
      await this.#finish(current, `${prefix}_FAILED`, { reason: why, ...stuck });
    }
  }

  async #deleteStack(stack: Stack, operation: StackOperation): Promise<void> {
    const record = await readStack(this.#cloud.stateDir, stack.name);
    const resources: Record<string, StackResource> = { ...record?.resources };
    const { worker } = this.#worker(stack, operation);
    const failed: string[] = [];
    for (const [id, resource] of Object.entries(resources).reverse()) {
      const retain = resource.retain || (operation.retain ?? []).includes(id);
      await worker.delete(resource, { retain }).then(
        () => delete resources[id],
        () => failed.push(id),
      );
    }
    if (failed.length > 0) {
      await writeStack(this.#cloud.stateDir, { stackName: stack.name, resources, outputs: record?.outputs ?? {} });
      const reason = `The following resource(s) failed to delete: [${failed.join(", ")}]. `;
      await this.#finish(stack, "DELETE_FAILED", { reason });
      return;
    }
    await forgetStack(this.#cloud.stateDir, stack.name);
    for (const { id } of this.#store.changeSetsOf(stack.id)) await this.#store.deleteChangeSet(id);
    await this.#finish(stack, "DELETE_COMPLETE", { deletedAt: this.#cloud.clock.now() });
  }

  async #finish(stack: Stack, status: Stack["status"], change: Partial<Stack> = {}): Promise<void> {
    const ended = await this.#store.turn(stack, status, change);
    const { operation: _done, ...rest } = ended;
    await this.#store.put(rest);
  }

  /** What changes resources, and what it noted as failed on the way. */
  #worker(stack: Stack, { principal }: StackOperation) {
    const failed: Record<string, string> = {};
    const journal: WorkerJournal = (news) => {
      if (news.status.endsWith("_FAILED")) failed[news.logicalId] = news.type;
      this.#store.tell(stack, news);
    };
    const assets = s3Assets(this.#cloud, principal);
    const permit = (change: PermittedChange): void =>
      this.#cloud.authorizer.authorize(principal, resourceNeeds(change, this.#cloud));
    return {
      worker: new ResourceWorker(this.#target(), { stackName: stack.name, assets, journal, permit }),
      assets,
      journal,
      permit,
      failed,
    };
  }

  #target() {
    const { stateDir, account, region } = this.#cloud;
    return { stateDir, account, region, providers: this.#cloud.resourceProviders() };
  }

  #note(event: string, stack: Stack, error: unknown): void {
    this.#cloud.log(event, { stack: stack.name, reason: error instanceof Error ? error.message : String(error) });
  }
}

type WorkerJournal = NonNullable<ConstructorParameters<typeof ResourceWorker>[1]["journal"]>;

interface Failure {
  readonly worker: ResourceWorker;
  readonly after: Readonly<Record<string, StackResource>>;
  /** Types by logical id. */
  readonly failed: Readonly<Record<string, string>>;
  readonly error: unknown;
  readonly skip?: readonly string[];
}

interface StuckRollback extends NonNullable<Stack["stuck"]> {
  readonly skip: readonly string[];
}

const rollbackOf = ({ kind }: StackOperation): "UPDATE_ROLLBACK" | "IMPORT_ROLLBACK" | "ROLLBACK" =>
  kind === "UPDATE" ? "UPDATE_ROLLBACK" : kind === "IMPORT" ? "IMPORT_ROLLBACK" : "ROLLBACK";
