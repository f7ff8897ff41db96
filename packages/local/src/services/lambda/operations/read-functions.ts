import { jsonAnswer, type RestRoute } from "../../../wire/rest-json-service.ts";
import { functionNeed } from "../function-access.ts";
import type { FunctionRecord } from "../function-record.ts";
import type { LambdaService } from "../lambda-service.ts";

export const getFunction: RestRoute<LambdaService> = {
  method: "GET",
  path: "/2015-03-31/functions/{FunctionName}",
  access: ({ path }, { functions }) => [functionNeed(functions, path.FunctionName ?? "", "GetFunction")],
  handle: ({ functions }, { path }) => {
    const record = functions.get(path.FunctionName ?? "");
    return jsonAnswer({ Configuration: configuration(record), Code: { RepositoryType: "S3" } });
  },
};

export const getFunctionConfiguration: RestRoute<LambdaService> = {
  method: "GET",
  path: "/2015-03-31/functions/{FunctionName}/configuration",
  access: ({ path }, { functions }) => [functionNeed(functions, path.FunctionName ?? "", "GetFunctionConfiguration")],
  handle: ({ functions }, { path }) => jsonAnswer(configuration(functions.get(path.FunctionName ?? ""))),
};

export const listFunctions: RestRoute<LambdaService> = {
  method: "GET",
  path: "/2015-03-31/functions",
  access: () => [{ action: "lambda:ListFunctions", resource: "*" }],
  handle: ({ functions }) => jsonAnswer({ Functions: functions.list().map(configuration) }),
};

function configuration(record: FunctionRecord): Record<string, unknown> {
  return {
    FunctionName: record.name,
    FunctionArn: record.arn,
    Runtime: record.runtime,
    Role: record.role,
    Handler: record.handler,
    Description: record.description,
    Timeout: record.timeoutSeconds,
    MemorySize: record.memoryMb,
    LastModified: record.lastModified,
    CodeSha256: record.codeSha256,
    Version: "$LATEST",
    PackageType: "Zip",
    State: "Active",
    LastUpdateStatus: "Successful",
    Environment: { Variables: record.environment },
    LoggingConfig: {
      LogFormat: record.logging.format,
      ...(record.logging.format === "JSON" && { ApplicationLogLevel: record.logging.level }),
      LogGroup: record.logGroup,
    },
  };
}
