import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";
import { createLogger } from "../runtime/logger.ts";
import { createQuarantine } from "./quarantine.ts";

export const handler = createQuarantine({
  s3: new S3Client({}),
  glue: new GlueClient({}),
  environment: process.env,
  log: createLogger("quarantine"),
});
