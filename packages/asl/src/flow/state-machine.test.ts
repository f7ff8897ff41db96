import { expect, test } from "vitest";
import { aws } from "../aws-services.ts";
import { coalesce, eq, format, lambda, placeholder, project, stateMachine } from "../index.ts";
import { secondOpinion } from "../second-opinion.ts";

interface Claim {
  readonly documentId: string;
  readonly raw: { readonly bucket: string; readonly key: string; readonly versionId?: string };
}
interface Identified {
  readonly kind: "document" | "image";
  readonly pages: number;
}

const machine = stateMachine<Claim>({ comment: "Reads a claim." }, (flow) =>
  flow
    .task(
      "Identify",
      ({ input }) => lambda.invoke<Identified>(placeholder("IdentifyFunctionArn"), { documentId: input.documentId }),
      {
        output: ({ result, input }) => ({ document: input, identified: result.Payload }),
        assign: ({ input }) => ({ bucket: input.raw.bucket, version: coalesce(input.raw.versionId, "none") }),
        retry: [
          {
            errors: ["Lambda.TooManyRequestsException"],
            intervalSeconds: 2,
            maxAttempts: 6,
            backoffRate: 2,
            maxDelaySeconds: 60,
            jitter: "FULL",
          },
        ],
        catch: [
          { errors: ["States.ALL"], next: "Quarantine", output: ({ error, input }) => ({ error, document: input }) },
        ],
        timeoutSeconds: 60,
      },
    )
    .choice("Route", (route) =>
      route
        .when(
          ({ input }) => eq(input.identified.kind, "document"),
          (way) =>
            way
              .task("Start", ({ input, vars, context }) =>
                aws.textract.startDocumentAnalysis({
                  DocumentLocation: { S3Object: { Bucket: vars.bucket, Name: input.document.raw.key } },
                  FeatureTypes: ["TABLES", "FORMS"],
                  ClientRequestToken: input.document.documentId,
                  JobTag: context.Execution.Name,
                }),
              )
              .task(
                "Await",
                ({ input, context }) =>
                  aws.s3.putObject.waitForTaskToken<{ readonly status: string }>({
                    Bucket: placeholder("LakeBucket"),
                    Key: format`tokens/textract/${input.JobId}.json`,
                    Body: { taskToken: context.Task.Token },
                  }),
                { timeoutSeconds: 3600, output: ({ result }) => ({ found: [result.status] }) },
              ),
        )
        .when(
          ({ input }) => eq(input.identified.kind, "image"),
          (way) =>
            way.task(
              "Labels",
              ({ input, vars }) =>
                aws.rekognition.detectLabels({
                  Image: { S3Object: { Bucket: vars.bucket, Name: input.document.raw.key } },
                }),
              { output: ({ result }) => ({ found: project(result.Labels, (label) => label.Name) }) },
            ),
        )
        .otherwise("Unknown"),
    )
    .succeed("Done")
    .receiving<{ readonly error: { readonly Error: string } }>()
    .pass("Quarantine")
    .goto("Failed")
    .receiving<unknown>()
    .fail("Failed", () => ({ error: "Claim" }))
    .receiving<unknown>()
    .fail("Unknown", () => ({ error: "Claim.UnknownKind", cause: "No route takes it." })),
);

test("stateMachine prints what a person would write", () => {
  expect(secondOpinion(machine.toAsl())).toEqual([]);
  expect(machine.toAsl().StartAt).toBe("Identify");
});
