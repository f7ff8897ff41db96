import { GlueClient } from "@aws-sdk/client-glue";
import { S3Client } from "@aws-sdk/client-s3";
import { createRegister } from "./register.ts";

export const handler = createRegister({ s3: new S3Client({}), glue: new GlueClient({}), environment: process.env });
