import { expect, test } from "vitest";
import { aws } from "../aws-services.ts";
import {
  format,
  lambda,
  permissionsOf,
  placeholder,
  s3Objects,
  stateMachine,
  type TaskCall,
  taskCall,
} from "../index.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";

const lake = placeholder("LakeBucket");

interface Input {
  readonly bucket: string;
  readonly key: string;
}

function needs(call: TaskCall<unknown>): Record<string, readonly string[]> {
  const definition = stateMachine<Input>({}, (flow) => flow.task("Call", () => call)).toAsl();
  return table(definition);
}

function table(definition: StateMachineDefinition): Record<string, readonly string[]> {
  return Object.fromEntries(
    permissionsOf(definition).flatMap(({ actions, resources }) => actions.map((action) => [action, resources])),
  );
}

test("permissionsOf keeps the literal parts of a key an expression builds", () => {
  const machine = stateMachine<Input>({}, (flow) =>
    flow.task("Put", ({ input }) => aws.s3.putObject({ Bucket: lake, Key: format`tokens/${input.key}.json` })),
  );
  expect(permissionsOf(machine.toAsl())).toEqual([
    {
      location: "/States/Put",
      actions: ["s3:PutObject"],
      resources: [`arn:$\{AWS::Partition}:s3:::${lake}/tokens/*.json`],
      because: "calls s3 putObject",
    },
  ]);
});

test("permissionsOf adds what Textract does as the caller", () => {
  const call = aws.textract.startDocumentAnalysis({
    DocumentLocation: { S3Object: { Bucket: placeholder("Raw"), Name: "inbox/a.pdf" } },
    FeatureTypes: ["TABLES"],
    OutputConfig: { S3Bucket: lake, S3Prefix: "service-output/textract/" },
    NotificationChannel: { SnsTopicArn: placeholder("TopicArn"), RoleArn: placeholder("RoleArn") },
    KmsKeyId: placeholder("KeyArn"),
  });
  expect(needs(call)).toEqual({
    "textract:StartDocumentAnalysis": ["*"],
    "s3:GetObject": ["arn:${AWS::Partition}:s3:::${Raw}/inbox/a.pdf"],
    "s3:PutObject": [`arn:$\{AWS::Partition}:s3:::${lake}/service-output/textract/*`],
    "iam:PassRole": ["${RoleArn}"],
    "kms:GenerateDataKey": ["${KeyArn}"],
    "kms:Decrypt": ["${KeyArn}"],
  });
});

test("permissionsOf reads the bucket out of Transcribe's media URI", () => {
  const machine = stateMachine<Input>({}, (flow) =>
    flow.task("T", ({ input }) =>
      aws.transcribe.startTranscriptionJob({
        TranscriptionJobName: "j",
        Media: { MediaFileUri: format`s3://${placeholder("Raw")}/${input.key}` },
        OutputBucketName: lake,
        OutputKey: format`service-output/transcribe/${input.key}/`,
      }),
    ),
  );
  expect(table(machine.toAsl())).toMatchObject({
    "s3:GetObject": ["arn:${AWS::Partition}:s3:::${Raw}/*"],
    "s3:PutObject": [`arn:$\{AWS::Partition}:s3:::${lake}/service-output/transcribe/*/*`],
  });
});

test("permissionsOf knows the companions of other services", () => {
  expect(needs(lambda.invoke(placeholder("IdentifyFunctionArn")))).toEqual({
    "lambda:InvokeFunction": ["${IdentifyFunctionArn}", "${IdentifyFunctionArn}:*"],
  });
  expect(
    needs(aws.rekognition.detectLabels({ Image: { S3Object: { Bucket: "b", Name: "k", Version: "v" } } })),
  ).toEqual({
    "rekognition:DetectLabels": ["*"],
    "s3:GetObject": ["arn:${AWS::Partition}:s3:::b/k"],
    "s3:GetObjectVersion": ["arn:${AWS::Partition}:s3:::b/k"],
  });
  expect(needs(aws.s3.headObject({ Bucket: "b", Key: "k" }))).toHaveProperty(["s3:GetObject"]);
  expect(needs(aws.s3.listObjectsV2({ Bucket: "b" }))).toEqual({ "s3:ListBucket": ["arn:${AWS::Partition}:s3:::b"] });
  expect(
    needs(
      taskCall("arn:aws:states:::states:startExecution.sync:2", {
        StateMachineArn: "arn:aws:states:x:1:stateMachine:m",
      }),
    ),
  ).toMatchObject({
    "states:StartExecution": ["arn:aws:states:x:1:stateMachine:m"],
    "events:PutRule": [expect.stringContaining("StepFunctionsGetEventsForStepFunctionsExecutionRule")],
  });
  expect(needs(taskCall("arn:aws:states:::aws-sdk:bedrockruntime:converse", { ModelId: "m" }))).toEqual({
    "bedrock:InvokeModel": ["arn:${AWS::Partition}:bedrock:${AWS::Region}::foundation-model/m"],
  });
  expect(needs(taskCall("arn:aws:states:::aws-sdk:translate:translateText", {}))).toEqual({
    "translate:TranslateText": ["*"],
  });
});

test("permissionsOf asks only for the role when a call assumes one", () => {
  const machine = stateMachine<Input>({}, (flow) =>
    flow.task("T", () => aws.s3.getObject({ Bucket: "b", Key: "k" }), {
      credentials: () => ({ RoleArn: "arn:aws:iam::1:role/r" }),
    }),
  );
  expect(table(machine.toAsl())).toEqual({ "sts:AssumeRole": ["arn:aws:iam::1:role/r"] });
});

test("permissionsOf covers a distributed Map and the states inside it", () => {
  const machine = stateMachine<Input>({}, (flow) =>
    flow.map(
      "Each",
      () => s3Objects({ Bucket: "raw", Prefix: "in/" }),
      (one) =>
        one.task("Copy", ({ input }) =>
          aws.s3.copyObject({ Bucket: "to", Key: input.Key, CopySource: format`raw/${input.Key}` }),
        ),
      { distributed: { executionType: "STANDARD", results: { bucket: "lake", prefix: "runs/" } } },
    ),
  );
  expect(table(machine.toAsl())).toMatchObject({
    "states:StartExecution": [expect.stringContaining("stateMachine:*")],
    "s3:ListBucket": ["arn:${AWS::Partition}:s3:::raw"],
    "s3:GetObject": ["arn:${AWS::Partition}:s3:::raw/*"],
    "s3:AbortMultipartUpload": ["arn:${AWS::Partition}:s3:::lake/runs/*"],
  });
});

test("permissionsOf reads JSONPath payloads", () => {
  const definition: StateMachineDefinition = {
    StartAt: "A",
    States: {
      A: {
        Type: "Task",
        Resource: "arn:aws:states:::aws-sdk:s3:putObject",
        Parameters: { Bucket: "b", "Key.$": "States.Format('out/{}.json', $.id)" },
        End: true,
      },
    },
  };
  expect(table(definition)).toEqual({ "s3:PutObject": ["arn:${AWS::Partition}:s3:::b/out/*.json"] });
});
