import { expect, test } from "vitest";
import { installedClients, lint } from "../index.ts";

const aws = installedClients(import.meta.dirname);

function found(resource: string, args: unknown, language: "JSONata" | "JSONPath" = "JSONata"): readonly string[] {
  const definition = {
    QueryLanguage: language,
    StartAt: "A",
    States: {
      A: { Type: "Task", Resource: resource, [language === "JSONata" ? "Arguments" : "Parameters"]: args, End: true },
    },
  };
  return lint(definition, { aws })
    .filter(({ severity }) => severity === "error")
    .map(({ code, location, message }) => `${code} ${location.replace("/States/A", "")} ${message}`);
}

const sdk = "arn:aws:states:::aws-sdk:";

test("lint finds an action the client does not have, and names the nearest", () => {
  expect(found(`${sdk}textract:startDocumentAnalysys`, {})).toEqual([
    "TRB-ASL-138 /Resource textract has no action startDocumentAnalysys; did you mean startDocumentAnalysis?",
  ]);
  expect(found(`${sdk}textrakt:startDocumentAnalysis`, {})).toEqual([
    "TRB-ASL-138 /Resource the AWS SDK has no service textrakt; did you mean textract?",
  ]);
});

test("lint finds missing and unknown arguments at any depth", () => {
  expect(found(`${sdk}textract:startDocumentAnalysis`, { FeatureTypes: ["FORMS"] })).toEqual([
    "TRB-ASL-140 /Arguments startDocumentAnalysis: DocumentLocation is missing",
  ]);
  expect(
    found(`${sdk}textract:startDocumentAnalysis`, {
      DocumentLocation: { S3Object: { Bucket: "b", Nmae: "k" } },
      FeatureTypes: "FORMS",
      QueriesConfig: { Queries: [{ Alias: "total" }] },
    }),
  ).toEqual([
    "TRB-ASL-139 /Arguments/DocumentLocation/S3Object/Nmae startDocumentAnalysis: there is no DocumentLocation.S3Object.Nmae; did you mean Name?",
    "TRB-ASL-141 /Arguments/FeatureTypes startDocumentAnalysis: FeatureTypes must be a list",
    "TRB-ASL-140 /Arguments/QueriesConfig/Queries/0 startDocumentAnalysis: QueriesConfig.Queries[0].Text is missing",
  ]);
  expect(found(`${sdk}sfn:startExecution`, undefined)).toEqual([
    "TRB-ASL-140  startExecution: StateMachineArn is missing",
  ]);
  expect(found(`${sdk}sfn:startExecution`, { stateMachineArn: "arn" })).toEqual([
    "TRB-ASL-139 /Arguments/stateMachineArn startExecution: there is no stateMachineArn; did you mean StateMachineArn?",
    "TRB-ASL-140 /Arguments startExecution: StateMachineArn is missing",
  ]);
});

test("lint tells how SDK integrations spell acronyms", () => {
  const location = { S3Object: { Bucket: "b", Name: "n" } };
  expect(
    found(`${sdk}textract:startDocumentTextDetection`, {
      DocumentLocation: location,
      NotificationChannel: { SNSTopicArn: "t", RoleArn: "r" },
    }),
  ).toEqual([
    "TRB-ASL-139 /Arguments/NotificationChannel/SNSTopicArn startDocumentTextDetection: NotificationChannel.SNSTopicArn is spelled SnsTopicArn here",
  ]);
  expect(found(`${sdk}s3:deleteObject`, { Bucket: "b", Key: "k", MFA: "m" })).toEqual([]);
});

test("lint takes what expressions, placeholders, paths and templates fill in", () => {
  expect(found(`${sdk}textract:startDocumentAnalysis`, "{% $states.input %}")).toEqual([]);
  expect(
    found(`${sdk}textract:startDocumentAnalysis`, {
      DocumentLocation: "{% $states.input.location %}",
      FeatureTypes: "${Features}",
      NotificationChannel: { SnsTopicArn: { "Fn::GetAtt": ["Topic", "Arn"] }, RoleArn: { Ref: "Role" } },
    }),
  ).toEqual([]);
  expect(
    found(`${sdk}s3:putObject`, { "Bucket.$": "$.bucket", Key: "k", Body: { any: ["json", 1] } }, "JSONPath"),
  ).toEqual([]);
  expect(
    found(`${sdk}dynamodb:putItem`, { TableName: "t", Item: { id: { "S.$": "$.id" }, n: { N: "1" } } }, "JSONPath"),
  ).toEqual([]);
  expect(found(`${sdk}bedrockruntime:invokeModel`, { ModelId: "m", Body: { prompt: "p" } })).toEqual([]);
});

test("lint looks at the names only where an optimised integration takes JSON", () => {
  expect(found("arn:aws:states:::sqs:sendMessage", { QueueUrl: "q", MessageBody: { a: [1] } })).toEqual([]);
  expect(found("arn:aws:states:::sqs:sendMessage", { QueueURL: "q", Messagebody: "x" })).toEqual([]);
  expect(found("arn:aws:states:::sns:publish", { TopicArn: "t", Mesage: "x" })).toEqual([
    "TRB-ASL-139 /Arguments/Mesage publish: there is no Mesage; did you mean Message?",
    "TRB-ASL-140 /Arguments publish: Message is missing",
  ]);
});

test("installedClients knows nothing of a client that is not installed", () => {
  expect(aws.service("translate")).toBeUndefined();
  expect(installedClients("/").service("s3")).toBeUndefined();
  expect(found(`${sdk}translate:translateText`, { What: 1 })).toEqual([]);
});
