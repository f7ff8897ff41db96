import { readResource } from "../../aws/read-resource.ts";
import type { Json } from "../../states/state-machine-definition.ts";
import type { Rule } from "./rule.ts";

/** The argument that makes a second start meet the first, by service and action. */
const tokens: Readonly<Record<string, string>> = {
  "textract:startDocumentAnalysis": "ClientRequestToken",
  "textract:startDocumentTextDetection": "ClientRequestToken",
  "textract:startExpenseAnalysis": "ClientRequestToken",
  "textract:startLendingAnalysis": "ClientRequestToken",
  "rekognition:startLabelDetection": "ClientRequestToken",
  "rekognition:startContentModeration": "ClientRequestToken",
  "rekognition:startTextDetection": "ClientRequestToken",
  "rekognition:startFaceDetection": "ClientRequestToken",
  "rekognition:startSegmentDetection": "ClientRequestToken",
  "comprehend:startEntitiesDetectionJob": "ClientRequestToken",
  "comprehend:startSentimentDetectionJob": "ClientRequestToken",
  "comprehend:startKeyPhrasesDetectionJob": "ClientRequestToken",
  "comprehend:startPiiEntitiesDetectionJob": "ClientRequestToken",
  "athena:startQueryExecution": "ClientRequestToken",
  "states:startExecution": "Name",
  "sfn:startExecution": "Name",
};

/** A start that is retried without a token may start, and bill, twice. */
export const idempotentStarts: Rule = ({ states }) =>
  states.flatMap(({ state, location }) => {
    if (state.Type !== "Task" || !state.Retry?.some((rule) => rule.MaxAttempts !== 0)) return [];
    const resource = readResource(state.Resource);
    const token = resource && tokens[`${resource.service}:${resource.action}`];
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

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
