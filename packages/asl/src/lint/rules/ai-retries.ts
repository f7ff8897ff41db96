import { readResource } from "../../aws/read-resource.ts";
import type { TaskState } from "../../states/task.ts";
import type { Rule } from "./rule.ts";

const aiServices = new Set([
  "textract",
  "transcribe",
  "comprehend",
  "comprehendmedical",
  "rekognition",
  "bedrockruntime",
  "bedrock",
  "translate",
  "polly",
]);

/** The name under which a throttled call comes back: the service's own, behind its prefix. Without that a rule never matches. */
const throttling = /^(\w+)\.\w*(?:Throttl|ProvisionedThroughputExceeded|TooManyRequests|LimitExceeded|SdkClient)\w*$/;

/** AI services have low quotas: a call that is not retried when throttled fails under the first load. */
export const aiRetries: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Task") return [];
    const service = readResource(state.Resource)?.service;
    if (service === undefined || !aiServices.has(service) || retriesThrottling(state, service)) return [];
    return [
      {
        code: "TRB-ASL-119",
        severity: "warning",
        message: `throttling by ${service} is not retried`,
        location,
      } as const,
    ];
  });

function retriesThrottling({ Retry: rules = [] }: TaskState, service: string): boolean {
  const isThrottling = (name: string): boolean => {
    const prefix = throttling.exec(name)?.[1]?.toLowerCase();
    // The optimised integration with Bedrock calls its runtime.
    return prefix === service || (service === "bedrock" && prefix === "bedrockruntime");
  };
  return rules.some(
    (rule) =>
      rule.MaxAttempts !== 0 &&
      rule.ErrorEquals.some((name) => name === "States.ALL" || name === "States.TaskFailed" || isThrottling(name)),
  );
}
