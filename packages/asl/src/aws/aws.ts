import type { Athena } from "@aws-sdk/client-athena";
import type { BedrockRuntime } from "@aws-sdk/client-bedrock-runtime";
import type { Comprehend } from "@aws-sdk/client-comprehend";
import type { DynamoDB } from "@aws-sdk/client-dynamodb";
import type { EventBridge } from "@aws-sdk/client-eventbridge";
import type { Glue } from "@aws-sdk/client-glue";
import type { Lambda } from "@aws-sdk/client-lambda";
import type { Rekognition } from "@aws-sdk/client-rekognition";
import type { S3 } from "@aws-sdk/client-s3";
import type { SFN } from "@aws-sdk/client-sfn";
import type { SNS } from "@aws-sdk/client-sns";
import type { SQS } from "@aws-sdk/client-sqs";
import type { Textract } from "@aws-sdk/client-textract";
import type { Transcribe } from "@aws-sdk/client-transcribe";
import { type SdkService, sdk } from "./sdk.ts";

/** Step Functions writes a `Body` that is not a string as JSON. */
interface S3Bodies {
  readonly putObject: { readonly Body?: unknown };
}

/** AWS SDK integrations of the services pipelines use most, typed by the installed SDK clients. */
export const aws: Aws = Object.freeze({
  athena: sdk<Athena>("athena"),
  bedrockRuntime: sdk<BedrockRuntime>("bedrockruntime"),
  comprehend: sdk<Comprehend>("comprehend"),
  dynamodb: sdk<DynamoDB>("dynamodb"),
  eventbridge: sdk<EventBridge>("eventbridge"),
  glue: sdk<Glue>("glue"),
  lambda: sdk<Lambda>("lambda"),
  rekognition: sdk<Rekognition>("rekognition"),
  s3: sdk<S3, S3Bodies>("s3"),
  sfn: sdk<SFN>("sfn"),
  sns: sdk<SNS>("sns"),
  sqs: sdk<SQS>("sqs"),
  textract: sdk<Textract>("textract"),
  transcribe: sdk<Transcribe>("transcribe"),
});

export interface Aws {
  readonly athena: SdkService<Athena>;
  readonly bedrockRuntime: SdkService<BedrockRuntime>;
  readonly comprehend: SdkService<Comprehend>;
  readonly dynamodb: SdkService<DynamoDB>;
  readonly eventbridge: SdkService<EventBridge>;
  readonly glue: SdkService<Glue>;
  readonly lambda: SdkService<Lambda>;
  readonly rekognition: SdkService<Rekognition>;
  readonly s3: SdkService<S3, S3Bodies>;
  readonly sfn: SdkService<SFN>;
  readonly sns: SdkService<SNS>;
  readonly sqs: SdkService<SQS>;
  readonly textract: SdkService<Textract>;
  readonly transcribe: SdkService<Transcribe>;
}
