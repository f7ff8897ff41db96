import { unknownIf } from "../arn.ts";
import type { Permission } from "../permission.ts";
import type { ServiceCall } from "../service-call.ts";

/** Services whose IAM prefix is not their name in the integration's ARN. */
const prefixes: Readonly<Record<string, string>> = {
  bedrockruntime: "bedrock",
  bedrockagentruntime: "bedrock",
  cloudwatchlogs: "logs",
  cognitoidentityprovider: "cognito-idp",
  databasemigration: "dms",
  efs: "elasticfilesystem",
  elasticloadbalancingv2: "elasticloadbalancing",
  emr: "elasticmapreduce",
  emrserverless: "emr-serverless",
  eventbridge: "events",
  opensearch: "es",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  s3control: "s3",
  sagemakerruntime: "sagemaker",
  sesv2: "ses",
  sfn: "states",
};

/** The action under its own name. Most AI services have no resources to narrow it to. */
export function ownAction(call: ServiceCall, resources: readonly string[] = ["*"]): readonly Permission[] {
  const { service, action } = call.resource;
  const name = `${prefixes[service] ?? service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  return [{ actions: [name], resources, because: `calls ${service} ${action}` }];
}

/** The action on one thing that an argument names. */
export function ownActionOn(
  call: ServiceCall,
  what: string,
  on: { readonly name: string | undefined; readonly arn: (name: string) => string },
): readonly Permission[] {
  const unknown = unknownIf(on.name, what);
  return ownAction(call, [on.arn(on.name ?? "*")]).map((permission) => ({ ...permission, ...unknown }));
}
