// As `pipeline asl import` wrote it from imported-order.asl.json, laid out by biome: the compiler checks it with the rest.
import {
  and,
  coalesce,
  eq,
  format,
  gt,
  lambda,
  optimized,
  otherError,
  parse,
  stateMachine,
  sum,
  type Untyped,
} from "@tributary/asl";
import { aws } from "@tributary/asl/aws";

const sqs = optimized<typeof import("@aws-sdk/client-sqs")>("sqs");

export const machine = stateMachine<Untyped>(
  { comment: "Orders that come in as messages, as the console exported them." },
  (flow) =>
    flow
      .pass("Read", {
        assign: ({ input }) => ({ batch: input.Records[0].messageId }),
        output: ({ input, context }) => ({
          orders: parse<Untyped>(input.Records[0].body).orders,
          channel: context.Execution.Input.source.channel,
        }),
      })
      .map(
        "Each order",
        ({ input }) => input.orders,
        (one) =>
          one
            .task(
              "Charge",
              ({ input }) =>
                lambda.invoke<Untyped>("${ChargeFunction}", {
                  order: input.id,
                  total: sum(input.lines.price),
                }),
              {
                output: ({ result }) => result.Payload.charge,
                catch: [{ errors: ["CardDeclined"], next: "Declined" }],
              },
            )
            .choice("Charged?", (route) =>
              route
                .when(
                  ({ input }) => and(eq(input.status, "settled"), gt(input.amount, 0)),
                  (way) =>
                    way.task(
                      "Store",
                      ({ input, vars }) =>
                        aws.s3.putObject({
                          Bucket: "${Bucket}",
                          Key: format`charges/${vars.batch}/${input.id}.json`,
                          Body: input,
                        }),
                      {
                        output: ({ input }) => ({ id: input.id, reference: coalesce(input.reference, "none") }),
                        retry: [
                          {
                            errors: [otherError("S3.SlowDown")],
                            intervalSeconds: 1,
                            maxAttempts: 5,
                            backoffRate: 2,
                            jitter: "FULL",
                          },
                        ],
                      },
                    ),
                )
                .otherwise("Declined"),
            )
            .receiving<Untyped>()
            .fail("Declined", ({ input }) => ({ error: "Declined", cause: input.Cause })),
        { maxConcurrency: 5, output: ({ result }) => result[0].reference },
      )
      .task("Tell", ({ input, vars }) =>
        sqs.sendMessage({
          QueueUrl: "${QueueUrl}",
          MessageBody: { batch: vars.batch, reference: input },
        }),
      ),
);
