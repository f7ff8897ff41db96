import { SFNClient } from "@aws-sdk/client-sfn";
import { createLogger } from "../runtime/logger.ts";
import { createIngest } from "./ingest.ts";

export const handler = createIngest({ sfn: new SFNClient({}), environment: process.env, log: createLogger("ingest") });
