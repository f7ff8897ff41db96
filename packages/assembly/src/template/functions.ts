import { handlerManifest } from "@tributary/handlers";
import type { Blueprint, HandlerName } from "@tributary/pipeline";
import type { BundledFunction } from "../bundle/bundled-function.ts";
import { environment } from "./environment.ts";
import { getAtt, ref, sub } from "./intrinsics.ts";
import { pascalCase, stagedName } from "./names.ts";
import { tags } from "./tags.ts";
import type { Resources } from "./template.ts";

export const functionId = (handler: HandlerName): string => `${pascalCase(handler)}Function`;
export const functionRoleId = (handler: HandlerName): string => `${pascalCase(handler)}FunctionRole`;
export const logGroupId = (handler: HandlerName): string => `${pascalCase(handler)}LogGroup`;

/** One Lambda function a handler, with its log group. */
export function functions(blueprint: Blueprint, bundles: readonly BundledFunction[]): Resources {
  return Object.assign({}, ...bundles.map((bundle) => lambda(blueprint, bundle)));
}

function lambda(blueprint: Blueprint, { name, s3Key }: BundledFunction): Resources {
  const settings = handlerManifest[name];
  return {
    [functionId(name)]: {
      Type: "AWS::Lambda::Function",
      Properties: {
        FunctionName: stagedName(blueprint.name, name),
        Description: settings.description,
        Runtime: "nodejs22.x",
        Architectures: ["arm64"],
        Handler: "index.handler",
        Code: { S3Bucket: ref("AssetsBucket"), S3Key: s3Key },
        Role: getAtt(functionRoleId(name), "Arn"),
        Timeout: settings.timeoutSeconds,
        MemorySize: settings.memoryMb,
        LoggingConfig: {
          LogFormat: "JSON",
          ApplicationLogLevel: "INFO",
          SystemLogLevel: "WARN",
          LogGroup: ref(logGroupId(name)),
        },
        Environment: { Variables: environment(blueprint, settings) },
        Tags: tags(blueprint),
      },
    },
    [logGroupId(name)]: {
      Type: "AWS::Logs::LogGroup",
      Properties: {
        LogGroupName: sub(`/tributary/${blueprint.name}-\${Stage}/${name}`),
        RetentionInDays: ref("LogRetentionDays"),
        Tags: tags(blueprint),
      },
    },
  };
}
