import {
  CloudFormationClient,
  CreateStackCommand,
  type StackStatus,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Deployment, openDeployment } from "./deployment.ts";

let here: Deployment;
let cfn: CloudFormationClient;

beforeAll(async () => {
  here = await openDeployment();
  cfn = new CloudFormationClient({});
}, 60_000);

afterAll(async () => {
  cfn.destroy();
  await here.close();
}, 60_000);

const statusIs = (status: StackStatus) =>
  expect
    .poll(async () => (await here.json<{ status: string }>("status")).status, { timeout: 60_000, interval: 200 })
    .toBe(status);

/** A bucket that is open to all or to nobody, and a queue that can be made or not. */
const template = ({ isOpen, queue }: { isOpen: boolean; queue: string }): string =>
  JSON.stringify({
    Resources: {
      Bucket: {
        Type: "AWS::S3::Bucket",
        Properties: {
          BucketName: "stuck-bucket",
          PublicAccessBlockConfiguration: { BlockPublicPolicy: !isOpen },
        },
      },
      Policy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: {
          Bucket: { Ref: "Bucket" },
          PolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: isOpen ? "Allow" : "Deny",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::stuck-bucket/*",
              },
            ],
          },
        },
      },
      Queue: { Type: "AWS::SQS::Queue", DependsOn: ["Policy"], Properties: { QueueName: queue } },
    },
  });

test("deploy lets CloudFormation continue a rollback that failed, once it is told to, and goes on", async () => {
  await cfn.send(
    new CreateStackCommand({ StackName: "notes-dev", TemplateBody: template({ isOpen: true, queue: "sound" }) }),
  );
  await statusIs("CREATE_COMPLETE");
  // Going back, the policy comes first, and the bucket that refuses open policies only after it.
  await cfn.send(
    new UpdateStackCommand({ StackName: "notes-dev", TemplateBody: template({ isOpen: false, queue: "no name!" }) }),
  );
  await statusIs("UPDATE_ROLLBACK_FAILED");
  expect((await here.pipeline("status")).code).toBe(2);

  const asked = await here.pipeline("deploy");
  expect(asked.code).toBe(1);
  expect(asked.stderr).toMatch(/^TRB-CLI-075: The last update of notes-dev failed, and so did its rollback/);
  await statusIs("UPDATE_ROLLBACK_FAILED");

  const deployed = await here.pipeline("deploy", "--yes");
  expect(deployed.stderr).toBe("");
  expect(deployed.stdout).toContain("notes-dev is as it was before the update that failed.");
  expect(deployed.stdout).toContain("notes-dev updated.");
  await statusIs("UPDATE_COMPLETE");
}, 180_000);
