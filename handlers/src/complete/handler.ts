import { setTimeout } from "node:timers/promises";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { TextractClient } from "@aws-sdk/client-textract";
import { TranscribeClient } from "@aws-sdk/client-transcribe";
import { createLogger } from "../runtime/logger.ts";
import { createComplete } from "./complete.ts";

export const handler = createComplete({
  s3: new S3Client({}),
  sfn: new SFNClient({}),
  textract: new TextractClient({}),
  transcribe: new TranscribeClient({}),
  environment: process.env,
  log: createLogger("complete"),
  wait: setTimeout,
});
