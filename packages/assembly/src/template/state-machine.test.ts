import { expect, test } from "vitest";
import { claimsTemplate } from "../testing/claims-template.ts";

const { Resources, Parameters } = claimsTemplate();

test("the workflow logs errors without what it carries, into a group that forgets", () => {
  expect(Resources.StateMachine?.Properties.LoggingConfiguration).toEqual({
    Level: { Ref: "WorkflowLogLevel" },
    IncludeExecutionData: false,
    Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { "Fn::GetAtt": ["WorkflowLogGroup", "Arn"] } } }],
  });
  expect(Parameters.WorkflowLogLevel).toMatchObject({ Default: "ERROR", AllowedValues: ["ALL", "ERROR", "FATAL"] });
  expect(Resources.WorkflowLogGroup?.Properties).toMatchObject({
    LogGroupName: { "Fn::Sub": "/aws/vendedlogs/states/claims-${Stage}" },
    RetentionInDays: { Ref: "LogRetentionDays" },
  });
});

test("completion topics are encrypted, and the role that publishes needs no more than sns:Publish", () => {
  expect(Resources.TextractCompletionTopic?.Properties.KmsMasterKeyId).toBe("alias/aws/sns");
  expect(JSON.stringify(Resources.TextractCompletionRole?.Properties.Policies)).toContain('"Action":"sns:Publish"');
});
