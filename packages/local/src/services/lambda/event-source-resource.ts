import { createHash } from "node:crypto";
import type { ResourceProvider, ResourceRequest } from "../../template/resource-provider.ts";
import { eventSourceProperties } from "./event-source.ts";
import type { EventSourceStore } from "./event-source-store.ts";
import type { FunctionStore } from "./function-store.ts";

interface EventSourceResourceOptions {
  readonly sources: EventSourceStore;
  readonly functions: FunctionStore;
  readonly now: () => number;
  /** Throws when the function's role may not read the queue. */
  readonly checkRole: (roleArn: string, queueArn: string) => void;
}

/** `AWS::Lambda::EventSourceMapping` */
export function eventSourceResource({
  sources,
  functions,
  now,
  checkRole,
}: EventSourceResourceOptions): ResourceProvider {
  return {
    type: "AWS::Lambda::EventSourceMapping",
    async put(request) {
      const properties = eventSourceProperties.read(request.properties, "");
      const { name, role } = functions.get(properties.FunctionName);
      const { BatchSize = 10, MaximumBatchingWindowInSeconds = 0, ScalingConfig, FilterCriteria } = properties;
      if (BatchSize > 10 && MaximumBatchingWindowInSeconds < 1) {
        throw new Error("a BatchSize above 10 needs MaximumBatchingWindowInSeconds of at least 1");
      }
      checkRole(role, properties.EventSourceArn);
      const id = mappingId(request);
      await sources.put({
        id,
        queueArn: properties.EventSourceArn,
        functionName: name,
        batchSize: BatchSize,
        windowSeconds: MaximumBatchingWindowInSeconds,
        enabled: properties.Enabled ?? true,
        reportsBatchItemFailures: properties.FunctionResponseTypes?.includes("ReportBatchItemFailures") ?? false,
        filters: FilterCriteria?.Filters?.map(({ Pattern }) => Pattern) ?? [],
        lastModified: now(),
        ...(ScalingConfig?.MaximumConcurrency !== undefined && {
          maximumConcurrency: ScalingConfig.MaximumConcurrency,
        }),
      });
      return {
        ref: id,
        attributes: {
          Id: id,
          EventSourceMappingArn: `arn:aws:lambda:${request.region}:${request.account}:event-source-mapping:${id}`,
        },
      };
    },
    delete: ({ ref }) => sources.delete(ref),
  };
}

/** Shaped as a UUID, and the same at each load. */
function mappingId({ stackName, logicalId }: ResourceRequest): string {
  const hash = createHash("sha256").update(`${stackName}/${logicalId}`).digest("hex");
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join("-");
}
