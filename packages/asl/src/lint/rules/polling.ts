import { readResource } from "../../aws/read-resource.ts";
import { type Knot, knotsIn } from "../../cost/knots.ts";
import { allWays } from "../../cost/ways.ts";
import { graphsOf } from "../../states/graphs-of.ts";
import type { StateGraph } from "../../states/state-machine-definition.ts";
import { pointerPart } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Rule } from "./rule.ts";

/** Asking again and again whether a job is done: a loop with a Wait and a call that only looks. */
export const polling: Rule = ({ definition, states }) => {
  const inner = states.flatMap(({ state, location }) =>
    graphsOf(state).map(({ at, graph }) => ({ graph, location: location + at })),
  );
  return [{ graph: definition as StateGraph, location: "" }, ...inner].flatMap(({ graph, location }) =>
    inGraph(graph, location),
  );
};

const looks = /^(get|describe|list|batchGet|head|query)[A-Z]?/;
/** Items of a table are no jobs: a loop that reads them waits for a lock or takes a page. */
const noJobs = new Set(["dynamodb", "dax", "rdsdata", "sqs"]);

function inGraph(graph: StateGraph, location: string): readonly Diagnostic[] {
  return knotsIn(graph, allWays).flatMap((knot): readonly Diagnostic[] => {
    const found = pollIn(knot, graph);
    if (!found) return [];
    return [
      {
        code: "TRB-ASL-144",
        severity: "warning",
        message: `${found.action} is asked again and again; ${remedy(found)}`,
        location: `${location}/States/${pointerPart(found.name)}`,
      },
    ];
  });
}

/** The call by which a loop asks whether something is done. */
export function pollIn(knot: Knot, graph: StateGraph): { name: string; service: string; action: string } | undefined {
  if (!knot.loops || !knot.names.some((name) => graph.States[name]?.Type === "Wait")) return undefined;
  for (const name of knot.names) {
    const state = graph.States[name];
    const resource = state?.Type === "Task" ? readResource(state.Resource) : undefined;
    if (resource && looks.test(resource.action) && !noJobs.has(resource.service))
      return { name, service: resource.service, action: resource.action };
  }
  return undefined;
}

/** The start that waits for what a call asks after. https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html */
const waiting: ReadonlyMap<string, string> = new Map([
  ["athena:getQueryExecution", "athena:startQueryExecution.sync"],
  ["batch:describeJobs", "batch:submitJob.sync"],
  ["bedrock:getModelCustomizationJob", "bedrock:createModelCustomizationJob.sync"],
  ["codebuild:batchGetBuilds", "codebuild:startBuild.sync"],
  ["codebuild:batchGetBuildBatches", "codebuild:startBuildBatch.sync"],
  ["databrew:describeJobRun", "databrew:startJobRun.sync"],
  ["ecs:describeTasks", "ecs:runTask.sync"],
  ["emr:describeCluster", "elasticmapreduce:createCluster.sync"],
  ["emr:describeStep", "elasticmapreduce:addStep.sync"],
  ["emrcontainers:describeJobRun", "emr-containers:startJobRun.sync"],
  ["emrserverless:getApplication", "emr-serverless:startApplication.sync"],
  ["emrserverless:getJobRun", "emr-serverless:startJobRun.sync"],
  ["glue:getJobRun", "glue:startJobRun.sync"],
  ["mediaconvert:getJob", "mediaconvert:createJob.sync"],
  ["sagemaker:describeHyperParameterTuningJob", "sagemaker:createHyperParameterTuningJob.sync"],
  ["sagemaker:describeLabelingJob", "sagemaker:createLabelingJob.sync"],
  ["sagemaker:describeProcessingJob", "sagemaker:createProcessingJob.sync"],
  ["sagemaker:describeTrainingJob", "sagemaker:createTrainingJob.sync"],
  ["sagemaker:describeTransformJob", "sagemaker:createTransformJob.sync"],
  ["sfn:describeExecution", "states:startExecution.sync:2"],
]);

function remedy({ service, action }: { readonly service: string; readonly action: string }): string {
  const start = waiting.get(`${service}:${action}`);
  return start === undefined
    ? "if an event tells that it is done, wait for that with .waitForTaskToken"
    : `${start} waits by itself`;
}
