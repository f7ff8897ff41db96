import { isDeepStrictEqual } from "node:util";
import { isTributaryError, TributaryError } from "@tributary/errors";
import { creationOrder } from "./creation-order.ts";
import { noValue, resolve } from "./intrinsics.ts";
import { isRecord } from "./is-record.ts";
import type { TemplateTarget } from "./load-template.ts";
import type { ResourceProvider, ResourceRequest } from "./resource-provider.ts";
import { type StackRecord, type StackResource, writeStack } from "./stack-file.ts";
import type { TemplateDocument } from "./template-document.ts";
import { TemplateScope } from "./template-scope.ts";

interface StackChangeOptions {
  readonly stackName: string;
  readonly assemblyDir: string;
  readonly before: StackRecord | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

/** One load of a template: what is wanted against what is there. */
export class StackChange {
  readonly changes = {
    created: [] as string[],
    updated: [] as string[],
    unchanged: [] as string[],
    deleted: [] as string[],
  };
  readonly #target: TemplateTarget;
  readonly #template: TemplateDocument;
  readonly #options: StackChangeOptions;
  readonly #providers: ReadonlyMap<string, ResourceProvider>;
  readonly #scope: TemplateScope;
  readonly #wanted: readonly string[];
  readonly #resources: Record<string, StackResource>;

  constructor(target: TemplateTarget, template: TemplateDocument, options: StackChangeOptions) {
    this.#target = target;
    this.#template = template;
    this.#options = options;
    this.#providers = new Map(target.providers.map((provider) => [provider.type, provider]));
    this.#scope = new TemplateScope(template, { ...target, ...options });
    this.#wanted = creationOrder(template.Resources).filter((id) => this.#scope.isWanted(id));
    this.#resources = { ...options.before?.resources };
    const unknown = this.#wanted.filter((id) => !this.#providers.has(template.Resources[id]?.Type ?? ""));
    if (unknown.length > 0) {
      const list = unknown.map((id) => `${id} (${template.Resources[id]?.Type})`).join(", ");
      throw new TributaryError("TRB-LOC-101", `The local cloud has no resource type for ${list}`);
    }
  }

  async createAndUpdate(): Promise<void> {
    for (const id of this.#wanted) {
      const resource = await this.#make(id);
      this.#resources[id] = resource;
      this.#scope.made(id, resource);
    }
  }

  /** In reverse order of creation, so that what is referred to goes last. */
  async deleteRemoved(): Promise<void> {
    for (const [id, old] of Object.entries(this.#resources).reverse()) {
      if (this.#wanted.includes(id)) continue;
      if (!old.retain) await this.#providers.get(old.type)?.delete(old);
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
    const { stackName, assemblyDir } = this.#options;
    await writeStack(this.#target.stateDir, { stackName, assemblyDir, resources: this.#resources, outputs });
  }

  async #make(id: string): Promise<StackResource> {
    const { Type: type, Properties = {}, DeletionPolicy } = this.#template.Resources[id] ?? { Type: "" };
    const properties = resolve(Properties, this.#scope.in(`Resources.${id}`));
    if (!isRecord(properties)) throw new TributaryError("TRB-LOC-104", `Resources.${id}: Properties is not an object`);
    const retain = DeletionPolicy?.startsWith("Retain") ?? false;
    const known = this.#resources[id];
    if (known?.type === type && isDeepStrictEqual(known.properties, properties)) {
      this.changes.unchanged.push(id);
      return { ...known, retain };
    }
    if (known && known.type !== type && !known.retain) await this.#providers.get(known.type)?.delete(known);
    const previous = known?.type === type ? known : undefined;
    const { stackName, assemblyDir } = this.#options;
    const { account, region } = this.#target;
    const made = await this.#put(type, {
      logicalId: id,
      properties,
      stackName,
      account,
      region,
      assemblyDir,
      ...(previous && { previous }),
    });
    (previous ? this.changes.updated : this.changes.created).push(id);
    return { ...made, logicalId: id, type, retain, properties };
  }

  async #put(
    type: string,
    request: ResourceRequest,
  ): Promise<{ ref: string; attributes: Readonly<Record<string, string>> }> {
    try {
      const provider = this.#providers.get(type);
      if (!provider) throw new TributaryError("TRB-LOC-101", `The local cloud has no resource type for ${type}`);
      const { ref, attributes } = await provider.put(request);
      return { ref, attributes };
    } catch (cause) {
      if (isTributaryError(cause)) throw cause;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new TributaryError("TRB-LOC-106", `Cannot make ${request.logicalId} (${type}): ${reason}`, { cause });
    }
  }
}
