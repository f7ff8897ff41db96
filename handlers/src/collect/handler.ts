import { S3Client } from "@aws-sdk/client-s3";
import { createCollect } from "./collect.ts";

export const handler = createCollect({ s3: new S3Client({}), environment: process.env });
