import { objectArn, unknownIf } from "../arn.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** A long text is spoken into a bucket, and told to a topic, as the caller. https://docs.aws.amazon.com/polly/latest/dg/asynchronous-iam.html */
export const pollyGrants: Grants = (call) => {
  const bucket = call.text("OutputS3BucketName");
  const topic = call.text("SnsTopicArn");
  return [
    ...ownAction(call),
    ...(bucket === undefined
      ? []
      : [
          {
            actions: ["s3:PutObject"],
            resources: [objectArn(bucket, `${call.text("OutputS3KeyPrefix") ?? ""}*`.replace("**", "*"))],
            because: "polly writes its speech as the caller",
            ...unknownIf(bucket, "the bucket"),
          },
        ]),
    ...(topic === undefined
      ? []
      : [
          {
            actions: ["sns:Publish"],
            resources: [topic],
            because: "polly tells the topic as the caller",
            ...unknownIf(topic, "the topic"),
          },
        ]),
  ];
};
