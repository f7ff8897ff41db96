import { expect, expectTypeOf, test } from "vitest";
import { activity, http, optimized, type TaskCall } from "../index.ts";

type Answered<Call> = Call extends TaskCall<infer Answer, infer _Errors> ? Answer : never;

const states = optimized<typeof import("@aws-sdk/client-sfn")>("states");
const glue = optimized<typeof import("@aws-sdk/client-glue")>("glue");
const sqs = optimized<typeof import("@aws-sdk/client-sqs")>("sqs");
const events = optimized<typeof import("@aws-sdk/client-eventbridge")>("events");
const dynamodb = optimized<typeof import("@aws-sdk/client-dynamodb")>("dynamodb");

test("optimized calls a service by its own integration", () => {
  expect(sqs.sendMessage({ QueueUrl: "https://q", MessageBody: { any: ["json"] } })).toMatchObject({
    resource: "arn:aws:states:::sqs:sendMessage",
    arguments: { QueueUrl: "https://q", MessageBody: { any: ["json"] } },
  });
  const started = states.startExecution.sync<{ readonly total: number }>({ StateMachineArn: "arn", Input: { id: 1 } });
  expect(started.resource).toBe("arn:aws:states:::states:startExecution.sync:2");
  expectTypeOf<Answered<typeof started>["Output"]>().toEqualTypeOf<{ readonly total: number }>();
  expectTypeOf<Answered<typeof started>["Status"]>().toExtend<string>();
  const ran = glue.startJobRun.sync({ JobName: "compact" });
  expect(ran.resource).toBe("arn:aws:states:::glue:startJobRun.sync");
  expectTypeOf<Answered<typeof ran>["JobRunState"]>().toExtend<string>();
  const told = events.putEvents.waitForTaskToken<{ readonly ok: boolean }>({
    Entries: [{ Source: "a", DetailType: "b", Detail: { token: "t" } }],
  });
  expect(told.resource).toBe("arn:aws:states:::events:putEvents.waitForTaskToken");
  expectTypeOf<Answered<typeof told>>().toEqualTypeOf<{ readonly ok: boolean }>();
  expect(dynamodb.getItem({ TableName: "t", Key: { id: { S: "1" } } }).resource).toBe(
    "arn:aws:states:::dynamodb:getItem",
  );
  expect(http.invoke<{ readonly ok: boolean }>({ ApiEndpoint: "https://x", Method: "GET" }).resource).toBe(
    "arn:aws:states:::http:invoke",
  );
  expect(activity<string>("arn:aws:states:us-east-1:1:activity:a").resource).toContain(":activity:");
});

test("optimized refuses what the integration does not have", () => {
  // @ts-expect-error a message is sent or awaited, there is no job to wait for
  sqs.sendMessage.sync;
  // @ts-expect-error SQS has one optimised action
  sqs.receiveMessage;
  // @ts-expect-error the queue is missing
  sqs.sendMessage({ MessageBody: "x" });
  // @ts-expect-error another service's name
  optimized<typeof import("@aws-sdk/client-sqs")>("sns");
  expect(() => optimized<typeof import("@aws-sdk/client-sqs")>("SQS!" as never)).toThrow("is not a service name");
});
