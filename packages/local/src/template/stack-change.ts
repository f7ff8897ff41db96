import { isDeepStrictEqual } from "node:util";
import { TributaryError } from "@tributary/errors";
import { creationOrder } from "./creation-order.ts";
import { noValue, resolve } from "./intrinsics.ts";
import { isRecord } from "./is-record.ts";
import type { TemplateTarget } from "./load-template.ts";
import { changedProperties, nameInTheWay, requiresReplacement } from "./property-changes.ts";
import { ResourceWorker, type WorkerOptions } from "./resource-worker.ts";
import { type StackRecord, type StackResource, writeStack } from "./stack-file.ts";
import type { TemplateDocument } from "./template-document.ts";
import { TemplateScope } from "./template-scope.ts";

export interface StackChangeOptions extends WorkerOptions {
  readonly stackId?: string;
  readonly before: StackRecord | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** A new resource must not be there already. Loading a folder takes over what it finds instead. */
  readonly refuseExisting?: boolean;
  /** Resources that are taken over as they are, by logical id. */
  readonly imports?: ReadonlySet<string>;
}

/** One load of a template: what is wanted against what is there. */
export class StackChange {
  readonly changes = {
    created: [] as string[],
    updated: [] as string[],
    unchanged: [] as string[],
    deleted: [] as string[],
  };
  /** Resources that a new one stands for now; they go when all else is done. */
  readonly superseded: StackResource[] = [];
  readonly #target: TemplateTarget;
  readonly #template: TemplateDocument;
  readonly #options: StackChangeOptions;
  readonly #worker: ResourceWorker;
  readonly #scope: TemplateScope;
  readonly #wanted: readonly string[];
  readonly #resources: Record<string, StackResource>;

  constructor(target: TemplateTarget, template: TemplateDocument, options: StackChangeOptions) {
    this.#target = target;
    this.#template = template;
    this.#options = options;
    this.#worker = new ResourceWorker(target, options);
    this.#scope = new TemplateScope(template, { ...target, ...options });
    this.#wanted = creationOrder(template.Resources).filter((id) => this.#scope.isWanted(id));
    this.#resources = { ...options.before?.resources };
    const unknown = this.#wanted.filter((id) => !this.#worker.has(template.Resources[id]?.Type ?? ""));
    if (unknown.length > 0) {
      const list = unknown.map((id) => `${id} (${template.Resources[id]?.Type})`).join(", ");
      throw new TributaryError("TRB-LOC-101", `The local cloud has no resource type for ${list}`);
    }
  }

  get resources(): Readonly<Record<string, StackResource>> {
    return this.#resources;
  }

  /** Calls back after each resource, so that a crash leaves a true record. */
  async createAndUpdate(made?: () => Promise<void>): Promise<void> {
    for (const id of this.#wanted) {
      const resource = await this.#make(id);
      this.#resources[id] = resource;
      this.#scope.made(id, resource);
      await made?.();
    }
  }

  /** In reverse order of creation, so that what is referred to goes last. */
  async deleteRemoved(): Promise<void> {
    for (const old of this.superseded.splice(0).reverse())
      await this.#worker.delete(old, { retain: old.retainReplaced ?? false });
    for (const [id, old] of Object.entries(this.#resources).reverse()) {
      if (this.#wanted.includes(id)) continue;
      await this.#worker.delete(old, { retain: old.retain });
      delete this.#resources[id];
      this.changes.deleted.push(id);
    }
  }

  outputs(): Record<string, unknown> {
    const outputs: Record<string, unknown> = {};
    for (const [name, { Value, Condition }] of Object.entries(this.#template.Outputs ?? {})) {
      if (Condition !== undefined && !this.#scope.condition(Condition)) continue;
      const value = resolve(Value, this.#scope.in(`Outputs.${name}`));
      if (value !== noValue) outputs[name] = value;
    }
    return outputs;
  }

  physicalIds(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.#resources).map(([id, { ref }]) => [id, ref]));
  }

  async save(outputs: Readonly<Record<string, unknown>>): Promise<void> {
    const { stackName } = this.#options;
    await writeStack(this.#target.stateDir, { stackName, resources: this.#resources, outputs });
  }

  async #make(id: string): Promise<StackResource> {
    const {
      Type: type,
      Properties = {},
      DeletionPolicy,
      UpdateReplacePolicy,
    } = this.#template.Resources[id] ?? { Type: "" };
    const properties = resolve(Properties, this.#scope.in(`Resources.${id}`));
    if (!isRecord(properties)) throw new TributaryError("TRB-LOC-104", `Resources.${id}: Properties is not an object`);
    const policies = {
      retain: DeletionPolicy?.startsWith("Retain") ?? false,
      exceptOnCreate: DeletionPolicy === "RetainExceptOnCreate",
      retainReplaced: UpdateReplacePolicy === "Retain",
    };
    const known = this.#resources[id];
    if (known?.type === type && isDeepStrictEqual(known.properties, properties)) {
      this.changes.unchanged.push(id);
      return { ...known, ...policies };
    }
    const replaced = known !== undefined && replaces(known, type, properties);
    if (replaced) refuseSameName(known, type, properties);
    const { refuseExisting = false, imports } = this.#options;
    const made = await this.#worker.put({
      type,
      logicalId: id,
      properties,
      isNew: refuseExisting && (known === undefined || replaced) && !imports?.has(id),
      isImport: imports?.has(id) ?? false,
      ...(known && !replaced && { previous: known }),
      ...(replaced && { replaces: known.ref }),
    });
    if (replaced) this.superseded.push(known);
    (known ? this.changes.updated : this.changes.created).push(id);
    return { ...made, logicalId: id, type, properties, ...policies };
  }
}

const replaces = (known: StackResource, type: string, properties: Readonly<Record<string, unknown>>): boolean =>
  known.type !== type ||
  changedProperties(known.properties, properties).some((property) => requiresReplacement(type, property));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html */
function refuseSameName(known: StackResource, type: string, properties: Readonly<Record<string, unknown>>): void {
  const name = known.type === type ? nameInTheWay(type, known.properties, properties) : undefined;
  if (name === undefined) return;
  throw new TributaryError(
    "TRB-LOC-107",
    `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${name} and update the stack again.`,
  );
}
