import { ComprehendClient } from "@aws-sdk/client-comprehend";
import { S3Client } from "@aws-sdk/client-s3";
import { TextractClient } from "@aws-sdk/client-textract";
import { createExtract } from "./extract.ts";

export const handler = createExtract({
  s3: new S3Client({}),
  textract: new TextractClient({}),
  comprehend: new ComprehendClient({}),
  environment: process.env,
});
