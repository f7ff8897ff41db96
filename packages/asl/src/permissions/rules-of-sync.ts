import { regionalArn } from "./arn.ts";
import type { Permission } from "./permission.ts";
import type { ServiceCall } from "./service-call.ts";

/** How `.sync` follows what it started: the actions, and the EventBridge rule that Step Functions manages. */
interface Following {
  readonly actions: readonly string[];
  readonly rule?: string;
}

const emrServerlessApplication: Following = {
  actions: ["emr-serverless:GetApplication"],
  rule: "StepFunctionsGetEventsForEMRServerlessApplicationRule",
};

/**
 * By `service:action`. Each from the service's page below
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html: connect-batch, connect-ecs,
 * connect-codebuild, connect-sagemaker, connect-glue, connect-athena, connect-emr, connect-emr-serverless,
 * connect-databrew, connect-mediaconvert, connect-bedrock, connect-stepfunctions.
 */
const followings: Readonly<Record<string, Following>> = {
  "athena:startQueryExecution": {
    actions: ["athena:StopQueryExecution", "athena:GetQueryExecution", "athena:GetDataCatalog"],
  },
  "batch:submitJob": {
    actions: ["batch:DescribeJobs", "batch:TerminateJob"],
    rule: "StepFunctionsGetEventsForBatchJobsRule",
  },
  "bedrock:createModelCustomizationJob": {
    actions: ["bedrock:GetModelCustomizationJob", "bedrock:StopModelCustomizationJob"],
    rule: "StepFunctionsGetEventsForBedrockRule",
  },
  "codebuild:startBuild": {
    actions: ["codebuild:StopBuild", "codebuild:BatchGetBuilds"],
    rule: "StepFunctionsGetEventForCodeBuildStartBuildRule",
  },
  "codebuild:startBuildBatch": {
    actions: ["codebuild:StopBuildBatch", "codebuild:BatchGetBuildBatches"],
    rule: "StepFunctionsGetEventForCodeBuildStartBuildBatchRule",
  },
  "databrew:startJobRun": { actions: ["databrew:ListJobRuns", "databrew:StopJobRun"] },
  "ecs:runTask": {
    actions: ["ecs:DescribeTasks", "ecs:StopTask"],
    rule: "StepFunctionsGetEventsForECSTaskRule",
  },
  "elasticmapreduce:createCluster": {
    actions: ["elasticmapreduce:DescribeCluster", "elasticmapreduce:TerminateJobFlows"],
    rule: "StepFunctionsGetEventForEMRRunJobFlowRule",
  },
  "elasticmapreduce:addStep": {
    actions: ["elasticmapreduce:DescribeStep", "elasticmapreduce:CancelSteps"],
    rule: "StepFunctionsGetEventForEMRAddJobFlowStepsRule",
  },
  "elasticmapreduce:terminateCluster": {
    actions: ["elasticmapreduce:DescribeCluster"],
    rule: "StepFunctionsGetEventForEMRTerminateJobFlowsRule",
  },
  "emr-serverless:createApplication": emrServerlessApplication,
  "emr-serverless:deleteApplication": emrServerlessApplication,
  "emr-serverless:startApplication": emrServerlessApplication,
  "emr-serverless:stopApplication": emrServerlessApplication,
  "emr-serverless:startJobRun": {
    actions: ["emr-serverless:GetJobRun", "emr-serverless:CancelJobRun"],
    rule: "StepFunctionsGetEventsForEMRServerlessJobRule",
  },
  "glue:startJobRun": { actions: ["glue:GetJobRun", "glue:GetJobRuns", "glue:BatchStopJobRun"] },
  "mediaconvert:createJob": {
    actions: ["mediaconvert:GetJob", "mediaconvert:CancelJob"],
    rule: "StepFunctionsGetEventsForMediaConvertJobRule",
  },
  "sagemaker:createTrainingJob": {
    actions: ["sagemaker:DescribeTrainingJob", "sagemaker:StopTrainingJob"],
    rule: "StepFunctionsGetEventsForSageMakerTrainingJobsRule",
  },
  "sagemaker:createTransformJob": {
    actions: ["sagemaker:DescribeTransformJob", "sagemaker:StopTransformJob"],
    rule: "StepFunctionsGetEventsForSageMakerTransformJobsRule",
  },
  "states:startExecution": {
    actions: ["states:DescribeExecution", "states:StopExecution"],
    rule: "StepFunctionsGetEventsForStepFunctionsExecutionRule",
  },
};

/** What a `.sync` call needs to follow the job; nothing for other calls. `resources` are the jobs', which only the run knows. */
export function followsJob(call: ServiceCall, resources: readonly string[] = ["*"]): readonly Permission[] {
  const { service, action, waits } = call.resource;
  const following = waits === "sync" ? followings[`${service}:${action}`] : undefined;
  if (!following) return [];
  const { actions, rule } = following;
  const follows = { actions, resources, because: "follows the job it started" };
  if (rule === undefined) return [follows];
  return [
    follows,
    {
      actions: ["events:PutTargets", "events:PutRule", "events:DescribeRule"],
      resources: [regionalArn("events", `rule/${rule}`)],
      because: "hears when the job it started ends",
    },
  ];
}
