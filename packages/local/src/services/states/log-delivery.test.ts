import { CreateStackCommand } from "@aws-sdk/client-cloudformation";
import { DescribeStateMachineCommand, SFNClient } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStackCloud, type StackCloud } from "../cloudformation/testing/stack-cloud.ts";

let here: StackCloud;

beforeAll(async () => {
  here = await openStackCloud();
}, 60_000);

afterAll(() => here.close());

const delivery = ["Create", "Get", "Update", "Delete"].map((verb) => `logs:${verb}LogDelivery`);
const account = ["logs:ListLogDeliveries", "logs:PutResourcePolicy", "logs:Describe*"];

const create = (StackName: string, actions: readonly string[]) =>
  here.cfn.send(
    new CreateStackCommand({
      StackName,
      Capabilities: ["CAPABILITY_IAM"],
      TemplateBody: JSON.stringify({
        Resources: {
          Role: {
            Type: "AWS::IAM::Role",
            Properties: {
              AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                  { Effect: "Allow", Principal: { Service: "states.amazonaws.com" }, Action: "sts:AssumeRole" },
                ],
              },
              Policies: [
                {
                  PolicyName: "logs",
                  PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
                  },
                },
              ],
            },
          },
          Group: { Type: "AWS::Logs::LogGroup", Properties: { LogGroupName: `/aws/vendedlogs/states/${StackName}` } },
          Machine: {
            Type: "AWS::StepFunctions::StateMachine",
            Properties: {
              StateMachineName: StackName,
              RoleArn: { "Fn::GetAtt": ["Role", "Arn"] },
              Definition: { StartAt: "Done", States: { Done: { Type: "Succeed" } } },
              LoggingConfiguration: {
                Level: "ERROR",
                IncludeExecutionData: false,
                Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { "Fn::GetAtt": ["Group", "Arn"] } } }],
              },
            },
          },
        },
      }),
    }),
  );

test("a state machine that logs is made when its role may set up the delivery", async () => {
  await create("logging", [...delivery, ...account]);
  expect((await here.ended("logging"))?.StackStatus).toBe("CREATE_COMPLETE");
  const { endpoint, region, credentials } = here.cloud;
  const sfn = new SFNClient({ endpoint, region, credentials });
  const described = await sfn.send(
    new DescribeStateMachineCommand({ stateMachineArn: `arn:aws:states:${region}:000000000000:stateMachine:logging` }),
  );
  sfn.destroy();
  expect(described.loggingConfiguration).toMatchObject({ level: "ERROR", includeExecutionData: false });
});

test("a role that may not set up the delivery gets no state machine, as Step Functions says it", async () => {
  await create("silent", delivery);
  expect((await here.ended("silent"))?.StackStatus).toBe("ROLLBACK_COMPLETE");
  expect(await here.events("silent")).toContainEqual(
    expect.stringContaining("The state machine IAM Role is not authorized to access the Log Destination"),
  );
});
