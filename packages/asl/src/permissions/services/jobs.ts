import { namedArn } from "../arn.ts";
import { passesRole } from "../companions.ts";
import { followsJob } from "../rules-of-sync.ts";
import type { Grants } from "../service-call.ts";
import { ownAction, ownActionOn } from "./own-action.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html */
export const batchGrants: Grants = (call) => {
  if (call.action !== "submitJob") return ownAction(call);
  const queue = call.text("JobQueue");
  const definition = call.text("JobDefinition");
  const unknown = [queue, definition].some((name) => name === undefined || name === "*");
  return [
    ...ownAction(call, [
      namedArn("batch", "job-queue/", queue ?? "*"),
      namedArn("batch", "job-definition/", definition ?? "*"),
    ]).map((own) => (unknown ? { ...own, unknown: "the queue or the job definition" } : own)),
    ...followsJob(call),
  ];
};

/** The roles a task runs with are in its definition, not in the call. https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html */
export const ecsGrants: Grants = (call) => {
  if (call.action !== "runTask") return ownAction(call);
  return [
    ...ownActionOn(call, "the task definition", {
      name: call.text("TaskDefinition"),
      arn: (name) => namedArn("ecs", "task-definition/", name),
    }),
    {
      actions: ["iam:PassRole"],
      resources: ["*"],
      because: "hands the task the roles of its definition",
      unknown: "the roles of the task definition",
      condition: { StringEquals: { "iam:PassedToService": "ecs-tasks.amazonaws.com" } },
    },
    ...followsJob(call),
  ];
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-codebuild.html */
export const codebuildGrants: Grants = (call) => {
  if (call.action !== "startBuild" && call.action !== "startBuildBatch") return ownAction(call);
  const name = call.text("ProjectName");
  const arn = (of: string): string => namedArn("codebuild", "project/", of);
  return [...ownActionOn(call, "the project", { name, arn }), ...followsJob(call, [arn(name ?? "*")])];
};

/** Optimised calls mark what they create. https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html */
export const sagemakerGrants: Grants = (call) => [
  ...ownAction(call),
  ...(call.resource.integration === "optimized" && call.action.startsWith("create")
    ? [{ actions: ["sagemaker:ListTags", "sagemaker:AddTags"], resources: ["*"], because: "marks what it creates" }]
    : []),
  ...passesRole(call, "sagemaker.amazonaws.com", "RoleArn"),
  ...passesRole(call, "sagemaker.amazonaws.com", "ExecutionRoleArn"),
  ...followsJob(call),
];

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html */
export const mediaconvertGrants: Grants = (call) => [
  ...ownAction(call),
  ...passesRole(call, "mediaconvert.amazonaws.com", "Role"),
  ...followsJob(call),
];

/** The optimised integration has names of its own for EMR's actions. https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html */
export const emrGrants: Grants = (call) => {
  const action = emrActions[call.action];
  const own = action ? [{ actions: [action], resources: ["*"], because: `calls emr ${call.action}` }] : ownAction(call);
  return [
    ...own,
    ...passesRole(call, "elasticmapreduce.amazonaws.com", "ServiceRole"),
    ...passesRole(call, "ec2.amazonaws.com", "JobFlowRole"),
    ...followsJob(call),
  ];
};

const emrActions: Readonly<Record<string, string>> = {
  createCluster: "elasticmapreduce:RunJobFlow",
  terminateCluster: "elasticmapreduce:TerminateJobFlows",
  addStep: "elasticmapreduce:AddJobFlowSteps",
  cancelStep: "elasticmapreduce:CancelSteps",
  setClusterTerminationProtection: "elasticmapreduce:SetTerminationProtection",
  modifyInstanceFleetByName: "elasticmapreduce:ModifyInstanceFleet",
  modifyInstanceGroupByName: "elasticmapreduce:ModifyInstanceGroups",
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-databrew.html */
export const databrewGrants: Grants = (call) => [
  ...ownActionOn(call, "the job", { name: call.text("Name"), arn: (name) => namedArn("databrew", "job/", name) }),
  ...followsJob(call),
];

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html */
export const emrServerlessGrants: Grants = (call) => [
  ...ownActionOn(call, "the application", {
    name: call.text("ApplicationId"),
    arn: (id) => namedArn("emr-serverless", "/applications/", id),
  }),
  ...passesRole(call, "emr-serverless.amazonaws.com", "ExecutionRoleArn"),
  ...followsJob(call),
];
