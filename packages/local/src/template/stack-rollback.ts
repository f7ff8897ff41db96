import { isDeepStrictEqual } from "node:util";
import type { ResourceWorker } from "./resource-worker.ts";
import type { StackResource } from "./stack-file.ts";

type Resources = Readonly<Record<string, StackResource>>;

export interface Rollback {
  /** As they were before the operation. */
  readonly before: Resources;
  /** As the operation left them. */
  readonly after: Resources;
  /** Types of the resources whose change failed half way, by logical id. */
  readonly failed: Readonly<Record<string, string>>;
  /** Logical ids of resources that are left as they are. */
  readonly skip?: readonly string[];
}

/** What is left to delete once everything else is as it was. */
export interface RolledBack {
  readonly resources: Resources;
  readonly leftOver: readonly StackResource[];
}

/** Gives changed resources their former properties back, newest first. Nothing is deleted yet. */
export async function rollBack(
  worker: ResourceWorker,
  { before, after, failed, skip = [] }: Rollback,
): Promise<RolledBack> {
  const resources: Record<string, StackResource> = { ...before };
  const leftOver: StackResource[] = [];
  const stuck: string[] = [];
  for (const [id, now] of Object.entries(after).reverse()) {
    const former = before[id];
    if (skip.includes(id)) {
      worker.tell({ logicalId: id, type: now.type, status: "UPDATE_COMPLETE", physicalId: now.ref });
      if (former) resources[id] = { ...now, properties: former.properties };
    } else if (!former) leftOver.push(now);
    else if (former.ref !== now.ref || former.type !== now.type) {
      leftOver.push(now);
      worker.tell({ logicalId: id, type: former.type, status: "UPDATE_COMPLETE", physicalId: former.ref });
    } else if (Object.hasOwn(failed, id) || !isDeepStrictEqual(former.properties, now.properties)) {
      const put = worker.put({ type: former.type, logicalId: id, properties: former.properties, previous: now });
      await put.then(
        (made) => {
          resources[id] = { ...former, ...made };
        },
        () => stuck.push(id),
      );
    }
  }
  // One that cannot be rolled back does not keep the others from it.
  if (stuck.length > 0) throw new Error(`The following resource(s) failed to update: [${stuck.join(", ")}]. `);
  for (const [logicalId, type] of Object.entries(failed))
    if (!before[logicalId] && !after[logicalId]) worker.tell({ logicalId, type, status: "DELETE_COMPLETE" });
  return { resources, leftOver };
}

/** Deletes what a rolled-back operation had made. */
export async function deleteLeftOver(worker: ResourceWorker, leftOver: readonly StackResource[]): Promise<void> {
  for (const resource of leftOver)
    await worker.delete(resource, { retain: resource.retain && !(resource.exceptOnCreate ?? false) });
}
