import type { Untyped } from "../expressions/untyped.ts";
import type { Emr } from "./emr.ts";
import type { HttpAnswer } from "./http.ts";
import type { KubernetesCall, KubernetesJob } from "./kubernetes.ts";

/**
 * The actions Step Functions has an integration of its own for, by the client's name: the service as the ARN spells it,
 * and how each action can wait. `sync` says which action's answer the finished job is told with, and where in it;
 * `undocumented` where AWS does not say.
 *
 * Where an action is not the service's own: `as` is the action whose arguments it takes, `less` without and `plus` with
 * some; `gives` is what it answers, `body` the field of the answer that is whatever the other side says.
 *
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
export interface OptimizedClients {
  readonly Athena: {
    readonly service: "athena";
    readonly actions: {
      readonly startQueryExecution: { readonly sync: { readonly of: "getQueryExecution" } };
      readonly stopQueryExecution: unknown;
      readonly getQueryExecution: unknown;
      readonly getQueryResults: unknown;
    };
  };
  readonly Batch: {
    readonly service: "batch";
    readonly actions: {
      readonly submitJob: {
        readonly sync: { readonly of: "describeJobs"; readonly first: "Jobs" };
        readonly token: true;
      };
    };
  };
  readonly Bedrock: {
    readonly service: "bedrock";
    readonly actions: {
      readonly createModelCustomizationJob: { readonly sync: { readonly of: "getModelCustomizationJob" } };
    };
  };
  readonly BedrockRuntime: {
    readonly service: "bedrock";
    readonly actions: { readonly invokeModel: { readonly body: "Body"; readonly token: true } };
  };
  readonly CodeBuild: {
    readonly service: "codebuild";
    readonly actions: {
      readonly startBuild: { readonly sync: { readonly of: "startBuild" } };
      readonly stopBuild: unknown;
      readonly batchDeleteBuilds: unknown;
      readonly batchGetReports: unknown;
      readonly startBuildBatch: { readonly sync: { readonly of: "startBuildBatch" } };
      readonly stopBuildBatch: unknown;
      readonly retryBuildBatch: { readonly sync: { readonly of: "retryBuildBatch" } };
      readonly deleteBuildBatch: unknown;
    };
  };
  readonly DataBrew: {
    readonly service: "databrew";
    readonly actions: { readonly startJobRun: { readonly sync: { readonly of: "describeJobRun" } } };
  };
  readonly DynamoDB: {
    readonly service: "dynamodb";
    readonly actions: {
      readonly getItem: unknown;
      readonly putItem: unknown;
      readonly deleteItem: unknown;
      readonly updateItem: unknown;
    };
  };
  readonly ECS: {
    readonly service: "ecs";
    readonly actions: {
      readonly runTask: {
        readonly sync: { readonly of: "describeTasks"; readonly first: "Tasks" };
        readonly token: true;
      };
    };
  };
  readonly EKS: {
    readonly service: "eks";
    readonly actions: {
      readonly createCluster: { readonly sync: { readonly of: "describeCluster" } };
      readonly deleteCluster: { readonly sync: { readonly of: "describeCluster" } };
      readonly createNodegroup: { readonly sync: { readonly of: "describeNodegroup" } };
      readonly deleteNodegroup: { readonly sync: { readonly of: "describeNodegroup" } };
      readonly createFargateProfile: { readonly sync: { readonly of: "describeFargateProfile" } };
      readonly deleteFargateProfile: { readonly sync: { readonly of: "describeFargateProfile" } };
      readonly runJob: { readonly plus: KubernetesJob; readonly gives: Untyped; readonly sync: "undocumented" };
      readonly call: {
        readonly plus: KubernetesCall;
        readonly gives: HttpAnswer<unknown>;
        readonly body: "ResponseBody";
      };
    };
  };
  readonly EMR: Emr;
  readonly EMRContainers: {
    readonly service: "emr-containers";
    readonly actions: {
      readonly createVirtualCluster: unknown;
      readonly deleteVirtualCluster: { readonly sync: "undocumented" };
      readonly startJobRun: { readonly sync: "undocumented" };
    };
  };
  readonly EMRServerless: {
    readonly service: "emr-serverless";
    readonly actions: {
      readonly createApplication: { readonly sync: "undocumented" };
      readonly deleteApplication: { readonly sync: "undocumented" };
      readonly startApplication: { readonly sync: "undocumented" };
      readonly stopApplication: { readonly sync: "undocumented" };
      readonly cancelJobRun: { readonly sync: "undocumented" };
      readonly startJobRun: { readonly sync: { readonly of: "getJobRun"; readonly field: "JobRun" } };
    };
  };
  readonly EventBridge: {
    readonly service: "events";
    readonly actions: { readonly putEvents: { readonly token: true } };
  };
  readonly Glue: {
    readonly service: "glue";
    readonly actions: {
      readonly startJobRun: { readonly sync: { readonly of: "getJobRun"; readonly field: "JobRun" } };
    };
  };
  readonly MediaConvert: {
    readonly service: "mediaconvert";
    readonly actions: { readonly createJob: { readonly sync: { readonly of: "getJob"; readonly field: "Job" } } };
  };
  readonly SageMaker: {
    readonly service: "sagemaker";
    readonly actions: {
      readonly createTrainingJob: { readonly sync: { readonly of: "describeTrainingJob" } };
      readonly createTransformJob: { readonly sync: { readonly of: "describeTransformJob" } };
      readonly createProcessingJob: { readonly sync: { readonly of: "describeProcessingJob" } };
      readonly createHyperParameterTuningJob: { readonly sync: { readonly of: "describeHyperParameterTuningJob" } };
      readonly createLabelingJob: { readonly sync: { readonly of: "describeLabelingJob" } };
      readonly createModel: unknown;
      readonly createEndpoint: unknown;
      readonly createEndpointConfig: unknown;
      readonly updateEndpoint: unknown;
    };
  };
  readonly SFN: {
    readonly service: "states";
    readonly actions: {
      readonly startExecution: { readonly sync: { readonly of: "describeExecution" }; readonly token: true };
    };
  };
  readonly SNS: {
    readonly service: "sns";
    readonly actions: { readonly publish: { readonly token: true } };
  };
  readonly SQS: {
    readonly service: "sqs";
    readonly actions: { readonly sendMessage: { readonly token: true } };
  };
}

/** Arguments that take any JSON where the service itself takes a string. */
export interface JsonArguments {
  /** One of `Body` and `Input`. https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
  readonly invokeModel: {
    readonly Body?: unknown;
    readonly Input?: { readonly S3Uri: string };
    readonly Output?: { readonly S3Uri: string };
  };
  readonly putEvents: { readonly Entries: readonly PutEvent[] };
  readonly publish: { readonly Message: unknown };
  readonly sendMessage: { readonly MessageBody: unknown };
  readonly startExecution: { readonly Input?: unknown };
}

interface PutEvent {
  readonly Detail: unknown;
  readonly DetailType: string;
  readonly Source: string;
  readonly EventBusName?: string;
  readonly Resources?: readonly string[];
  readonly Time?: string;
  readonly TraceHeader?: string;
}
