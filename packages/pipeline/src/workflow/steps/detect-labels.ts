import { project } from "@tributary/asl";
import { aws } from "@tributary/asl/aws";
import { rekognitionRetry } from "../retries.ts";
import type { Step } from "./step.ts";

/** The answer is small and bounded by `MaxLabels`, so it needs no function: the fields of interest are selected at once. */
export const detectLabels: Step<"rekognition.labels"> = (flow, { options, place, link }) =>
  flow
    .task(
      place.names.take("DetectLabels"),
      ({ vars }) =>
        aws.rekognition.detectLabels({
          Image: { S3Object: { Bucket: vars.document.raw.bucket, Name: vars.document.raw.key } },
          MaxLabels: options.maxLabels,
          MinConfidence: options.minConfidence,
        }),
      {
        retry: [rekognitionRetry],
        output: ({ input, result }) =>
          link.emit(input, {
            extractor: "rekognition.labels",
            service: "rekognition",
            model: result.LabelModelVersion,
            result: {
              Labels: project(result.Labels, ({ Name, Confidence, Parents, Instances }) => ({
                Name,
                Confidence,
                Parents,
                Instances,
              })),
            },
          }),
      },
    )
    .forgetNames();
