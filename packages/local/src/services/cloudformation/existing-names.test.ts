import { CreateStackCommand } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStackCloud, type StackCloud } from "./testing/stack-cloud.ts";

let here: StackCloud;

beforeAll(async () => {
  here = await openStackCloud();
}, 60_000);

afterAll(() => here.close());

const statement = (Action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource: "*" }],
});
const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" }],
};
const bucket = { Type: "AWS::S3::Bucket", Properties: { BucketName: "names-bucket" } };

/** Each type whose name a template can choose, with what it needs beside it. */
const named: Readonly<Record<string, object>> = {
  "AWS::SQS::Queue": { QueueName: "taken" },
  "AWS::SNS::Topic": { TopicName: "taken" },
  "AWS::Events::Rule": { Name: "taken", EventPattern: { source: ["x"] } },
  "AWS::Glue::Database": { CatalogId: "000000000000", DatabaseInput: { Name: "taken" } },
  "AWS::Athena::WorkGroup": { Name: "taken" },
  "AWS::CloudWatch::Alarm": {
    AlarmName: "taken",
    Namespace: "AWS/SQS",
    MetricName: "ApproximateNumberOfMessagesVisible",
    Statistic: "Maximum",
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: "GreaterThanThreshold",
  },
  "AWS::IAM::Role": { RoleName: "taken", AssumeRolePolicyDocument: trust },
  "AWS::IAM::ManagedPolicy": { ManagedPolicyName: "taken", PolicyDocument: statement("sqs:SendMessage") },
  "AWS::S3::AccessPoint": { Name: "taken", Bucket: "names-bucket" },
};

test("a stack does not take over what another one has under the same name, of any type", async () => {
  const create = (StackName: string, Resources: object) =>
    here.cfn.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: JSON.stringify({ Resources }),
        Capabilities: ["CAPABILITY_NAMED_IAM"],
      }),
    );
  const all = Object.entries(named).map(([Type, Properties], index) => [`R${index}`, { Type, Properties }]);
  await create("bucket", { Bucket: bucket });
  await here.ended("bucket");
  await create("first", Object.fromEntries(all));
  expect((await here.ended("first"))?.StackStatus).toBe("CREATE_COMPLETE");

  for (const [index, [Type, Properties]] of Object.entries(named).entries()) {
    const name = `second-${index}`;
    await create(name, { Other: { Type, Properties } });
    expect([Type, (await here.ended(name))?.StackStatus]).toEqual([Type, "ROLLBACK_COMPLETE"]);
    expect(await here.events(name)).toContainEqual(
      expect.stringMatching(/^Other CREATE_FAILED: .*already .*AlreadyExists/),
    );
  }
}, 60_000);
