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
  eventbridge: "events",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  s3control: "s3",
  sagemakerruntime: "sagemaker",
  secretsmanager: "secretsmanager",
  sesv2: "ses",
  sfn: "states",
  opensearch: "es",
};

/** The action under its own name. Most AI services have no resources to narrow it to. */
export function ownAction(call: ServiceCall, resources: readonly string[] = ["*"]): readonly Permission[] {
  const { service, action } = call.resource;
  const name = `${prefixes[service] ?? service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  return [{ actions: [name], resources, because: `calls ${service} ${action}` }];
}
