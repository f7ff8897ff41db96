import { jsonAnswer, type RestRoute } from "../../../wire/rest-json-service.ts";
import type { EventSourceRecord } from "../event-source.ts";
import type { LambdaService } from "../lambda-service.ts";

export const listEventSourceMappings: RestRoute<LambdaService> = {
  method: "GET",
  path: "/2015-03-31/event-source-mappings",
  access: () => [{ action: "lambda:ListEventSourceMappings", resource: "*" }],
  handle: ({ sources, functions }, { request }) => {
    const queue = request.query.get("EventSourceArn");
    const name = request.query.get("FunctionName");
    const found = sources
      .list()
      .filter(
        (source) =>
          (queue === null || source.queueArn === queue) &&
          (name === null || source.functionName === functions.nameOf(name)),
      );
    return jsonAnswer({
      EventSourceMappings: found.map((source) => answer(source, functions.arnOf(source.functionName))),
    });
  },
};

function answer(source: EventSourceRecord, functionArn: string): Record<string, unknown> {
  return {
    UUID: source.id,
    EventSourceArn: source.queueArn,
    FunctionArn: functionArn,
    BatchSize: source.batchSize,
    MaximumBatchingWindowInSeconds: source.windowSeconds,
    State: source.enabled ? "Enabled" : "Disabled",
    LastModified: source.lastModified / 1000,
    FunctionResponseTypes: source.reportsBatchItemFailures ? ["ReportBatchItemFailures"] : [],
    ...(source.maximumConcurrency !== undefined && {
      ScalingConfig: { MaximumConcurrency: source.maximumConcurrency },
    }),
    ...(source.filters.length > 0 && { FilterCriteria: { Filters: source.filters.map((Pattern) => ({ Pattern })) } }),
  };
}
