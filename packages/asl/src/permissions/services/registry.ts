import type { Grants } from "../service-call.ts";
import { apigatewayGrants } from "./apigateway.ts";
import { athenaGrants } from "./athena.ts";
import { comprehendGrants } from "./comprehend.ts";
import { bedrockGrants, dynamodbGrants, glueGrants } from "./data.ts";
import { httpGrants } from "./http.ts";
import {
  batchGrants,
  codebuildGrants,
  databrewGrants,
  ecsGrants,
  emrGrants,
  emrServerlessGrants,
  mediaconvertGrants,
  sagemakerGrants,
} from "./jobs.ts";
import { lambdaGrants } from "./lambda.ts";
import { eventsGrants, snsGrants, sqsGrants } from "./messaging.ts";
import { pollyGrants } from "./polly.ts";
import { rekognitionGrants } from "./rekognition.ts";
import { s3Grants } from "./s3.ts";
import { statesGrants } from "./states.ts";
import { textractGrants } from "./textract.ts";
import { transcribeGrants } from "./transcribe.ts";

/** By the service's name in the integration's ARN; the rest need their action under its own name. */
export const grantsByService: Readonly<Record<string, Grants>> = {
  apigateway: apigatewayGrants,
  apigatewayv2: apigatewayGrants,
  athena: athenaGrants,
  batch: batchGrants,
  codebuild: codebuildGrants,
  databrew: databrewGrants,
  ecs: ecsGrants,
  elasticmapreduce: emrGrants,
  "emr-serverless": emrServerlessGrants,
  emrserverless: emrServerlessGrants,
  mediaconvert: mediaconvertGrants,
  sagemaker: sagemakerGrants,
  bedrock: bedrockGrants,
  bedrockruntime: bedrockGrants,
  comprehend: comprehendGrants,
  dynamodb: dynamodbGrants,
  eventbridge: eventsGrants,
  events: eventsGrants,
  glue: glueGrants,
  http: httpGrants,
  lambda: lambdaGrants,
  polly: pollyGrants,
  rekognition: rekognitionGrants,
  s3: s3Grants,
  sfn: statesGrants,
  sns: snsGrants,
  sqs: sqsGrants,
  states: statesGrants,
  textract: textractGrants,
  transcribe: transcribeGrants,
};
