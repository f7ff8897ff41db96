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

/** Names under which a throttled call comes back, by service prefix of the SDK integration. */
const throttling =
  /(^|\.)(ThrottlingException|Throttling|ProvisionedThroughputExceeded(Exception)?|TooManyRequests(Exception)?|LimitExceeded(Exception)?|SdkClientException)$|\.[A-Za-z]*(Throttling|ProvisionedThroughputExceeded|TooManyRequests|LimitExceeded)[A-Za-z]*$/;

/** AI services have low quotas: a call that is not retried when throttled fails under the first load. */
export const aiRetries: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Task") return [];
    const service = readResource(state.Resource)?.service;
    if (service === undefined || !aiServices.has(service) || retriesThrottling(state)) return [];
    return [
      {
        code: "TRB-ASL-119",
        severity: "warning",
        message: `throttling by ${service} is not retried`,
        location,
      } as const,
    ];
  });

function retriesThrottling({ Retry: rules = [] }: TaskState): boolean {
  return rules.some(
    (rule) =>
      rule.MaxAttempts !== 0 &&
      rule.ErrorEquals.some((name) => name === "States.ALL" || name === "States.TaskFailed" || throttling.test(name)),
  );
}
