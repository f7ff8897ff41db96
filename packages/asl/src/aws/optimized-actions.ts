/**
 * The optimised integrations: by service, its actions; those that have `.sync` are marked.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const actions: Readonly<Record<string, string>> = {
  apigateway: "invoke",
  athena: "startQueryExecution.sync stopQueryExecution getQueryExecution getQueryResults",
  batch: "submitJob.sync",
  bedrock: "invokeModel createModelCustomizationJob.sync",
  codebuild:
    "startBuild.sync stopBuild batchDeleteBuilds batchGetReports startBuildBatch.sync stopBuildBatch retryBuildBatch.sync deleteBuildBatch",
  databrew: "startJobRun.sync",
  dynamodb: "getItem putItem updateItem deleteItem",
  ecs: "runTask.sync",
  eks: "createCluster.sync deleteCluster.sync createNodegroup.sync deleteNodegroup.sync createFargateProfile.sync deleteFargateProfile.sync runJob.sync call",
  elasticmapreduce:
    "createCluster.sync terminateCluster.sync addStep.sync cancelStep setClusterTerminationProtection modifyInstanceFleetByName modifyInstanceGroupByName",
  "emr-containers": "createVirtualCluster deleteVirtualCluster.sync startJobRun.sync",
  "emr-serverless":
    "createApplication.sync deleteApplication.sync startApplication.sync stopApplication.sync startJobRun.sync cancelJobRun.sync",
  events: "putEvents",
  glue: "startJobRun.sync",
  http: "invoke",
  lambda: "invoke",
  mediaconvert: "createJob.sync",
  sagemaker:
    "createTrainingJob.sync createTransformJob.sync createEndpoint createEndpointConfig createHyperParameterTuningJob.sync createLabelingJob.sync createModel createProcessingJob.sync updateEndpoint",
  sns: "publish",
  sqs: "sendMessage",
  states: "startExecution.sync",
};

/** By service and action: whether the integration can wait for the job. */
export const optimizedActions: ReadonlyMap<string, ReadonlyMap<string, boolean>> = new Map(
  Object.entries(actions).map(([service, list]) => [
    service,
    new Map(list.split(" ").map((action) => [action.replace(/\.sync$/, ""), action.endsWith(".sync")])),
  ]),
);
