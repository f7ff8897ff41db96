import type { Blueprint, HandlerName } from "@tributary/pipeline";
import { functionId } from "./functions.ts";
import { getAtt, ref } from "./intrinsics.ts";
import type { Resource, Resources } from "./template.ts";

/** Queues that wake functions. The ingest queue's maximum concurrency is what protects AI service quotas. */
export function eventSources(blueprint: Blueprint): Resources {
  return {
    IngestEventSource: eventSource("ingest", "IngestQueue", {
      ScalingConfig: { MaximumConcurrency: ref("IngestConcurrency") },
    }),
    ...(blueprint.callbacks.length > 0 && { CompleteEventSource: eventSource("complete", "CompleteQueue", {}) }),
  };
}

const eventSource = (handler: HandlerName, queueId: string, extra: Resource["Properties"]): Resource => ({
  Type: "AWS::Lambda::EventSourceMapping",
  Properties: {
    EventSourceArn: getAtt(queueId, "Arn"),
    FunctionName: ref(functionId(handler)),
    BatchSize: 10,
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    ...extra,
  },
});
