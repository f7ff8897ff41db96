import { S3Client } from "@aws-sdk/client-s3";
import { createIdentify } from "./identify.ts";

export const handler = createIdentify({ s3: new S3Client({}), environment: process.env });
