import { format } from "@tributary/asl";
import { aws } from "@tributary/asl/aws";
import { extractCall } from "../extract-call.ts";
import { alone } from "../link.ts";
import { lakeBucket, topicArn, topicRoleArn } from "../placeholders.ts";
import { extractRetry, lambdaRetry, s3Retry, textractRetry } from "../retries.ts";
import { storeToken } from "../store-token.ts";
import type { Step } from "./step.ts";

/** Like `analyzeDocument`, for the text alone. */
export const detectText: Step<"textract.text"> = (flow, { options, place, link }) => {
  if (place.onePage) {
    return flow
      .task(
        place.names.take("DetectText"),
        (scope) =>
          extractCall({
            documentId: scope.vars.document.documentId,
            service: "textract",
            operation: "detectDocumentText",
            source: link.source(scope),
            arguments: {},
          }),
        { retry: [lambdaRetry, extractRetry], output: ({ input, result }) => link.emit(input, result.Payload) },
      )
      .forgetNames();
  }
  return flow
    .task(
      place.names.take("StartTextDetection"),
      ({ vars, context }) =>
        aws.textract.startDocumentTextDetection({
          DocumentLocation: { S3Object: { Bucket: vars.document.raw.bucket, Name: vars.document.raw.key } },
          ClientRequestToken: context.Execution.Name,
          NotificationChannel: { SnsTopicArn: topicArn("textract"), RoleArn: topicRoleArn("textract") },
          OutputConfig: { S3Bucket: lakeBucket, S3Prefix: format`service-output/textract/${vars.document.documentId}` },
        }),
      { retry: [textractRetry] },
    )
    .task(
      place.names.take("AwaitTextDetection"),
      ({ input, context }) => storeToken("textract", input.JobId, context.Task.Token),
      {
        timeoutSeconds: options.timeoutSeconds,
        retry: [s3Retry],
        output: ({ input, vars }) =>
          alone({
            extractor: "textract.text",
            service: "textract",
            prefix: {
              bucket: lakeBucket,
              key: format`service-output/textract/${vars.document.documentId}/${input.JobId}/`,
            },
          }),
      },
    )
    .forgetNames();
};
