import { expect, expectTypeOf, test } from "vitest";
import { activity, apiGateway, http, optimized, type TaskCall } from "../index.ts";

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

/** What the compiler reads of a client that is not installed here. */
interface EmrModule {
  readonly EMRServiceException: unknown;
  readonly EMR: new () => {
    runJobFlow(
      args: { Name: string; Instances: { SubnetId?: string }; Steps?: Step[] },
      options: object,
      done: Done,
    ): void;
    addJobFlowSteps(args: { JobFlowId: string; Steps: Step[]; Role?: string }, options: never, done: Done): void;
  };
}
interface Step {
  Name: string;
}
type Done = (error: never, data?: { JobFlowId?: string }) => void;

test("optimized speaks of one cluster and one step where EMR has lists", () => {
  const emr = optimized<EmrModule>("elasticmapreduce");
  const created = emr.createCluster.sync({ Name: "c", Instances: { KeepJobFlowAliveWhenNoSteps: true } });
  expect(created.resource).toBe("arn:aws:states:::elasticmapreduce:createCluster.sync");
  expectTypeOf<Answered<typeof created>>().toEqualTypeOf<{ readonly ClusterId: string }>();
  const added = emr.addStep({ ClusterId: "j-1", Step: { Name: "s" }, Role: "r" });
  expectTypeOf<Answered<typeof added>>().toEqualTypeOf<{ readonly StepId: string }>();
  const ended = emr.addStep.sync<{ readonly mine: 1 }>({ ClusterId: "j-1", Step: { Name: "s" } });
  expectTypeOf<Answered<typeof ended>>().toEqualTypeOf<{ readonly mine: 1 }>();
  // @ts-expect-error a cluster that ends with its steps cannot be waited for
  emr.createCluster({ Name: "c", Instances: { KeepJobFlowAliveWhenNoSteps: false } });
  // @ts-expect-error steps are added one by one
  emr.createCluster({ Name: "c", Instances: { KeepJobFlowAliveWhenNoSteps: true }, Steps: [] });
  // @ts-expect-error EMR's own name for the cluster
  emr.addStep({ JobFlowId: "j-1", Step: { Name: "s" } });
});

test("optimized types what the other side says", () => {
  const bedrock = optimized<typeof import("@aws-sdk/client-bedrock-runtime")>("bedrock");
  const told = bedrock.invokeModel<{ readonly text: string }>({ ModelId: "m", Body: { prompt: "p" } });
  expect(told.resource).toBe("arn:aws:states:::bedrock:invokeModel");
  expectTypeOf<Answered<typeof told>["Body"]>().toEqualTypeOf<{ readonly text: string }>();
  expectTypeOf<Answered<typeof told>["ContentType"]>().toEqualTypeOf<string>();
  const called = apiGateway.invoke<{ readonly n: 1 }>({ ApiEndpoint: "a", Method: "GET", AuthType: "IAM_ROLE" });
  expect(called.resource).toBe("arn:aws:states:::apigateway:invoke");
  expectTypeOf<Answered<typeof called>["ResponseBody"]>().toEqualTypeOf<{ readonly n: 1 }>();
  const asked = apiGateway.invokeAndWait<boolean>({ ApiEndpoint: "a", Method: "POST" });
  expect(asked.resource).toBe("arn:aws:states:::apigateway:invoke.waitForTaskToken");
});
