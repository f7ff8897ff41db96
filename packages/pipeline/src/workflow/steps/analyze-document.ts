import { format } from "@tributary/asl";
import { aws } from "@tributary/asl/aws";
import type { ExtractorOptions } from "../../extractors/extractor-options.ts";
import { extractCall } from "../extract-call.ts";
import { alone } from "../link.ts";
import { lakeBucket, topicArn, topicRoleArn } from "../placeholders.ts";
import { extractRetry, lambdaRetry, s3Retry, textractRetry } from "../retries.ts";
import { storeToken } from "../store-token.ts";
import type { Step } from "./step.ts";

/**
 * One page of pixels is analysed at once. Anything that may have more pages is a job, which writes its answer into the
 * lake and tells a topic when it is done. https://docs.aws.amazon.com/textract/latest/dg/async.html
 */
export const analyzeDocument: Step<"textract.analyze"> = (flow, { options, place, link }) => {
  if (place.onePage) {
    return flow
      .task(
        place.names.take("AnalyzeDocument"),
        (scope) =>
          extractCall({
            documentId: scope.vars.document.documentId,
            service: "textract",
            operation: "analyzeDocument",
            source: link.source(scope),
            arguments: analysis(options),
          }),
        { retry: [lambdaRetry, extractRetry], output: ({ input, result }) => link.emit(input, result.Payload) },
      )
      .forgetNames();
  }
  return flow
    .task(
      place.names.take("StartAnalysis"),
      ({ vars, context }) =>
        aws.textract.startDocumentAnalysis({
          DocumentLocation: { S3Object: { Bucket: vars.document.raw.bucket, Name: vars.document.raw.key } },
          ...analysis(options),
          // The same token starts no second job, so a redriven execution meets the job it started before.
          ClientRequestToken: context.Execution.Name,
          NotificationChannel: { SnsTopicArn: topicArn("textract"), RoleArn: topicRoleArn("textract") },
          OutputConfig: { S3Bucket: lakeBucket, S3Prefix: format`service-output/textract/${vars.document.documentId}` },
        }),
      { retry: [textractRetry] },
    )
    .task(
      place.names.take("AwaitAnalysis"),
      ({ input, context }) => storeToken("textract", input.JobId, context.Task.Token),
      {
        timeoutSeconds: options.timeoutSeconds,
        retry: [s3Retry],
        output: ({ input, vars }) =>
          alone({
            extractor: "textract.analyze",
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

type Feature = ExtractorOptions["textract.analyze"]["features"][number] | "QUERIES";

function analysis({ features, queries }: ExtractorOptions["textract.analyze"]): {
  readonly FeatureTypes: readonly Feature[];
  readonly QueriesConfig?: { readonly Queries: readonly { readonly Text: string; readonly Alias: string }[] };
} {
  const asked = Object.entries(queries).map(([Alias, Text]) => ({ Text, Alias }));
  if (asked.length === 0) return { FeatureTypes: features };
  return { FeatureTypes: [...features, "QUERIES"], QueriesConfig: { Queries: asked } };
}
