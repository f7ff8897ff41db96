import { type SdkModule, sdk } from "./sdk.ts";

type Athena = typeof import("@aws-sdk/client-athena");
type BedrockRuntime = typeof import("@aws-sdk/client-bedrock-runtime");
type Comprehend = typeof import("@aws-sdk/client-comprehend");
type DynamoDB = typeof import("@aws-sdk/client-dynamodb");
type EventBridge = typeof import("@aws-sdk/client-eventbridge");
type Glue = typeof import("@aws-sdk/client-glue");
type Lambda = typeof import("@aws-sdk/client-lambda");
type Rekognition = typeof import("@aws-sdk/client-rekognition");
type S3 = typeof import("@aws-sdk/client-s3");
type SFN = typeof import("@aws-sdk/client-sfn");
type SNS = typeof import("@aws-sdk/client-sns");
type SQS = typeof import("@aws-sdk/client-sqs");
type Textract = typeof import("@aws-sdk/client-textract");
type Transcribe = typeof import("@aws-sdk/client-transcribe");

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
  s3: sdk<S3>("s3"),
  sfn: sdk<SFN>("sfn"),
  sns: sdk<SNS>("sns"),
  sqs: sdk<SQS>("sqs"),
  textract: sdk<Textract>("textract"),
  transcribe: sdk<Transcribe>("transcribe"),
});

export interface Aws {
  readonly athena: SdkModule<Athena>;
  readonly bedrockRuntime: SdkModule<BedrockRuntime>;
  readonly comprehend: SdkModule<Comprehend>;
  readonly dynamodb: SdkModule<DynamoDB>;
  readonly eventbridge: SdkModule<EventBridge>;
  readonly glue: SdkModule<Glue>;
  readonly lambda: SdkModule<Lambda>;
  readonly rekognition: SdkModule<Rekognition>;
  readonly s3: SdkModule<S3>;
  readonly sfn: SdkModule<SFN>;
  readonly sns: SdkModule<SNS>;
  readonly sqs: SdkModule<SQS>;
  readonly textract: SdkModule<Textract>;
  readonly transcribe: SdkModule<Transcribe>;
}
