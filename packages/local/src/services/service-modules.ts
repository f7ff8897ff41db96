import { athenaModule } from "./athena/athena-module.ts";
import type { ServiceFactory } from "./cloud-context.ts";
import { cloudformationModule } from "./cloudformation/cloudformation-module.ts";
import { cloudwatchModule } from "./cloudwatch/cloudwatch-module.ts";
import { comprehendModule } from "./comprehend/comprehend-module.ts";
import { eventsModule } from "./events/events-module.ts";
import { glueModule } from "./glue/glue-module.ts";
import { iamModule } from "./iam/iam-module.ts";
import { lambdaModule } from "./lambda/lambda-module.ts";
import { logsModule } from "./logs/logs-module.ts";
import { rekognitionModule } from "./rekognition/rekognition-module.ts";
import { s3Module } from "./s3/s3-module.ts";
import { snsModule } from "./sns/sns-module.ts";
import { sqsModule } from "./sqs/sqs-module.ts";
import { statesModule } from "./states/states-module.ts";
import { stsModule } from "./sts/sts-module.ts";
import { textractModule } from "./textract/textract-module.ts";
import { transcribeModule } from "./transcribe/transcribe-module.ts";

/** Every service of the local cloud, one line each. */
export const serviceModules: readonly ServiceFactory[] = [
  iamModule,
  glueModule,
  cloudwatchModule,
  transcribeModule,
  rekognitionModule,
  s3Module,
  statesModule,
  eventsModule,
  textractModule,
  snsModule,
  comprehendModule,
  athenaModule,
  stsModule,
  sqsModule,
  logsModule,
  lambdaModule,
  cloudformationModule,
];
