import type { Credentials } from "../../auth/credential-store.ts";
import type { FunctionRecord } from "./function-record.ts";

interface Place {
  readonly region: string;
  readonly endpoint: string;
  readonly logStream: string;
  readonly credentials: Credentials;
}

/**
 * The variables a function sees: its own, Lambda's, and the endpoint. Nothing of the machine leaks in.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function functionEnvironment(
  record: FunctionRecord,
  { region, endpoint, logStream, credentials }: Place,
): Record<string, string> {
  return {
    ...record.environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    // By address, not by name: S3 clients then put the bucket in the path, where a name would need <bucket>.localhost to resolve.
    AWS_ENDPOINT_URL: endpoint.replace("//localhost:", "//127.0.0.1:"),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    ...(credentials.sessionToken !== undefined && { AWS_SESSION_TOKEN: credentials.sessionToken }),
    // The person's own profiles must not reach a function.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_EXECUTION_ENV: `AWS_Lambda_${record.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: record.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(record.memoryMb),
    AWS_LAMBDA_LOG_FORMAT: record.logging.format,
    ...(record.logging.format === "JSON" && { AWS_LAMBDA_LOG_LEVEL: record.logging.level }),
    AWS_LAMBDA_LOG_GROUP_NAME: record.logGroup,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    LAMBDA_TASK_ROOT: record.codeDir,
    LANG: "en_US.UTF-8",
    TZ: ":UTC",
    _HANDLER: record.handler,
  };
}
