import { isTributaryError, TributaryError } from "@tributary/errors";
import type { TemplateTarget } from "./load-template.ts";
import type { ResourceJournal, ResourceNews } from "./resource-journal.ts";
import type { PreviousResource, ResourceProvider, ResourceRequest } from "./resource-provider.ts";
import type { StackResource } from "./stack-file.ts";
import type { TemplateAssets } from "./template-assets.ts";

export interface WorkerOptions {
  readonly stackName: string;
  readonly assets: TemplateAssets;
  readonly journal?: ResourceJournal | undefined;
  /** Throws when who deploys may not make this change. */
  readonly permit?: ((change: PermittedChange) => void) | undefined;
}

export interface PermittedChange {
  readonly verb: "create" | "update" | "delete";
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface PutRequest {
  readonly type: string;
  readonly logicalId: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly previous?: PreviousResource;
  /** Physical id of the resource that the new one will stand for. */
  readonly replaces?: string;
  /** The resource must not be there yet. */
  readonly isNew?: boolean;
  /** The resource must be there, and is taken over. */
  readonly isImport?: boolean;
}

const replacing = "Requested update requires the creation of a new physical resource; hence creating one.";

/** Makes and takes away single resources, and tells each step. */
export class ResourceWorker {
  readonly #target: TemplateTarget;
  readonly #options: WorkerOptions;
  readonly #providers: ReadonlyMap<string, ResourceProvider>;

  constructor(target: TemplateTarget, options: WorkerOptions) {
    this.#target = target;
    this.#options = options;
    this.#providers = new Map(target.providers.map((provider) => [provider.type, provider]));
  }

  has(type: string): boolean {
    return this.#providers.has(type);
  }

  async put(put: PutRequest): Promise<Pick<StackResource, "ref" | "attributes">> {
    const { type, logicalId, properties, previous, replaces } = put;
    const before = previous?.ref ?? replaces;
    const verb = before !== undefined ? "UPDATE" : put.isImport ? "IMPORT" : "CREATE";
    const told = { logicalId, type, properties, ...(before !== undefined && { physicalId: before }) };
    this.tell({ ...told, status: `${verb}_IN_PROGRESS`, ...(replaces !== undefined && { reason: replacing }) });
    try {
      this.#options.permit?.({ verb: previous || put.isImport ? "update" : "create", type, properties });
      const { ref, attributes } = await this.#make(put);
      if (verb === "CREATE" || replaces !== undefined)
        this.tell({ ...told, status: `${verb}_IN_PROGRESS`, physicalId: ref, reason: "Resource creation Initiated" });
      this.tell({ ...told, status: `${verb}_COMPLETE`, physicalId: ref });
      return { ref, attributes };
    } catch (cause) {
      this.tell({ ...told, status: `${verb}_FAILED`, reason: handlerMessage(cause) });
      if (isTributaryError(cause)) throw cause;
      const message = cause instanceof Error ? cause.message : String(cause);
      throw new TributaryError("TRB-LOC-106", `Cannot make ${logicalId} (${type}): ${message}`, { cause });
    }
  }

  async delete(resource: StackResource, options: { retain: boolean }): Promise<void> {
    const { logicalId, type, ref: physicalId } = resource;
    const told = { logicalId, type, physicalId };
    if (options.retain) {
      this.tell({ ...told, status: "DELETE_SKIPPED" });
      return;
    }
    this.tell({ ...told, status: "DELETE_IN_PROGRESS" });
    try {
      this.#options.permit?.({ verb: "delete", type, properties: resource.properties });
      await this.#providers.get(type)?.delete(resource);
    } catch (cause) {
      this.tell({ ...told, status: "DELETE_FAILED", reason: handlerMessage(cause) });
      throw cause;
    }
    this.tell({ ...told, status: "DELETE_COMPLETE" });
  }

  async #make({ type, logicalId, properties, previous, isNew, isImport }: PutRequest) {
    const provider = this.#providers.get(type);
    if (!provider) throw new TributaryError("TRB-LOC-101", `The local cloud has no resource type for ${type}`);
    const { stackName, assets } = this.#options;
    const { account, region } = this.#target;
    const request: ResourceRequest = {
      logicalId,
      properties,
      stackName,
      account,
      region,
      assets,
      ...(previous && { previous }),
    };
    const taken = isNew || isImport ? await provider.existing?.(request) : undefined;
    if (isNew && taken !== undefined) throw Object.assign(new Error(taken), { code: "AlreadyExists" });
    if (isImport && taken === undefined)
      throw Object.assign(new Error(`There is no such ${type} to import`), { code: "NotFound" });
    return provider.put(request);
  }

  /** Tells what became of a resource without touching it. */
  tell(news: ResourceNews): void {
    this.#options.journal?.(news);
  }
}

/** Handlers' error codes: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html */
function handlerMessage(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const name = /AlreadyExists|Conflict|AlreadyOwned/.test(code)
    ? "AlreadyExists"
    : /NotFound|NoSuch/.test(code)
      ? "NotFound"
      : /AccessDenied/.test(code)
        ? "AccessDenied"
        : "InvalidRequest";
  return `Resource handler returned message: "${message}" (RequestToken: ${crypto.randomUUID()}, HandlerErrorCode: ${name})`;
}
