import { type CloudFormationClient, CreateStackCommand, DeleteStackCommand } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, expect, test } from "vitest";
import { iamModule } from "../iam/iam-module.ts";
import { s3Module } from "../s3/s3-module.ts";
import { sqsModule } from "../sqs/sqs-module.ts";
import { cloudformationModule } from "./cloudformation-module.ts";
import { resourceNeeds } from "./resource-permissions.ts";
import { openStackCloud, type StackCloud } from "./testing/stack-cloud.ts";

let here: StackCloud;

beforeAll(async () => {
  here = await openStackCloud([iamModule, sqsModule, s3Module, cloudformationModule]);
}, 60_000);

afterAll(() => here.close());

const arn = "arn:aws:iam::000000000000:role/deployer";

/** Queues whose names begin with `ours-`, and no others; nothing is deleted. */
const deployer = {
  Type: "AWS::IAM::Role",
  Properties: {
    RoleName: "deployer",
    AssumeRolePolicyDocument: {
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Principal: { Service: "cloudformation.amazonaws.com" }, Action: "sts:AssumeRole" },
      ],
    },
    Policies: [
      {
        PolicyName: "queues",
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Action: "sqs:CreateQueue", Resource: "arn:aws:sqs:*:*:ours-*" }],
        },
      },
    ],
  },
};

const create = (cfn: CloudFormationClient, StackName: string, QueueName: string) =>
  cfn.send(
    new CreateStackCommand({
      StackName,
      RoleARN: arn,
      TemplateBody: JSON.stringify({ Resources: { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName } } } }),
    }),
  );

test("each resource is made and deleted with the permissions of who deploys, and a missing one is named", async () => {
  const { cfn } = here;
  await cfn.send(
    new CreateStackCommand({
      StackName: "roles",
      Capabilities: ["CAPABILITY_NAMED_IAM"],
      TemplateBody: JSON.stringify({ Resources: { Deployer: deployer } }),
    }),
  );
  await here.ended("roles");

  await create(cfn, "theirs", "theirs-inbox");
  expect((await here.ended("theirs"))?.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(await here.events("theirs")).toContainEqual(
    expect.stringMatching(
      /^Queue CREATE_FAILED: .*assumed-role\/deployer\/AWSCloudFormation is not authorized to perform: sqs:CreateQueue on resource: arn:aws:sqs:us-east-1:000000000000:theirs-inbox.*HandlerErrorCode: AccessDenied/,
    ),
  );

  await create(cfn, "ours", "ours-inbox");
  expect((await here.ended("ours"))?.StackStatus).toBe("CREATE_COMPLETE");
  await cfn.send(new DeleteStackCommand({ StackName: "ours" }));
  expect((await here.ended("ours"))?.StackStatus).toBe("DELETE_FAILED");
  expect(await here.events("ours")).toContainEqual(expect.stringMatching(/^Queue DELETE_FAILED: .*sqs:DeleteQueue/));
});

test.each([
  ["AWS::S3::Bucket", { BucketName: "b" }, "s3:CreateBucket", "arn:aws:s3:::b"],
  ["AWS::IAM::Role", {}, "iam:CreateRole", "*"],
  [
    "AWS::Glue::Table",
    { DatabaseName: "d", TableInput: { Name: "t" } },
    "glue:CreateTable",
    "arn:aws:glue:r:1:table/d/t",
  ],
  ["AWS::LakeFormation::Resource", { ResourceArn: "x" }, "lakeformation:RegisterResource", "*"],
  ["AWS::SQS::QueuePolicy", { Queues: ["http://localhost/1/q"] }, "sqs:SetQueueAttributes", "arn:aws:sqs:r:1:q"],
])("resourceNeeds of %s %j is %s", (type, properties, action, resource) => {
  expect(resourceNeeds({ verb: "create", type, properties }, { account: "1", region: "r" })).toEqual([
    { action, resource },
  ]);
});
