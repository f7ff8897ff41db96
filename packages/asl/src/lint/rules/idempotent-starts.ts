import { readResource } from "../../aws/read-resource.ts";
import type { Retrier } from "../../states/retrier.ts";
import type { Json } from "../../states/state-machine-definition.ts";
import type { Rule } from "./rule.ts";

/** The argument that makes a second start meet the first, by service. */
const clientRequestToken = {
  athena: "startQueryExecution",
  comprehend: `startDocumentClassificationJob startDominantLanguageDetectionJob startEntitiesDetectionJob startEventsDetectionJob
    startKeyPhrasesDetectionJob startPiiEntitiesDetectionJob startSentimentDetectionJob startTargetedSentimentDetectionJob startTopicsDetectionJob`,
  rekognition: `startCelebrityRecognition startContentModeration startFaceDetection startFaceSearch startLabelDetection
    startPersonTracking startSegmentDetection startTextDetection`,
  textract: "startDocumentAnalysis startDocumentTextDetection startExpenseAnalysis startLendingAnalysis",
};

const tokens: ReadonlyMap<string, string> = new Map([
  ...Object.entries(clientRequestToken).flatMap(([service, actions]) =>
    actions.split(/\s+/).map((action) => [`${service}:${action}`, "ClientRequestToken"] as const),
  ),
  ["states:startExecution", "Name"],
  ["sfn:startExecution", "Name"],
  ["ecs:runTask", "ClientToken"],
  ["ec2:runInstances", "ClientToken"],
  ["codebuild:startBuild", "IdempotencyToken"],
  ["mediaconvert:createJob", "ClientRequestToken"],
]);

/**
 * A start that is retried without a token may start, and bill, twice. A `.sync` state is retried because its job failed, and
 * then a second job is what is wanted.
 */
export const idempotentStarts: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Task" || !state.Retry?.some(repeatsAStart)) return [];
    const resource = readResource(state.Resource);
    if (!resource || resource.waits === "sync") return [];
    const token = tokens.get(`${resource.service}:${resource.action}`);
    const args = state.Arguments ?? state.Parameters;
    if (!token || !isObject(args) || token in args || `${token}.$` in args) return [];
    return [
      {
        code: "TRB-ASL-125",
        severity: "warning",
        message: `${resource.action} is retried without ${token}, so it may start twice`,
        location,
      } as const,
    ];
  });

/** A call that was throttled or refused has started nothing. */
const startedNothing =
  /\.[A-Za-z]*(Throttl|ProvisionedThroughputExceeded|TooManyRequests|LimitExceeded|AccessDenied|NotFound|DoesNotExist|AlreadyExists|ConcurrentModification|ResourceNotReady|Validation|InvalidParameter|InvalidRequest)[A-Za-z]*$/;

function repeatsAStart({ MaxAttempts: attempts, ErrorEquals: errors }: Retrier): boolean {
  return attempts !== 0 && !errors.every((name) => startedNothing.test(name));
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
