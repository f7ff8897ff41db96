/** Services whose name in a Resource ARN is not that of their SDK package. */
const PACKAGES: Readonly<Record<string, string>> = {
  events: "eventbridge",
  states: "sfn",
  apigateway: "api-gateway",
  elasticmapreduce: "emr",
  "emr-containers": "emr-containers",
  bedrockruntime: "bedrock-runtime",
  bedrockagent: "bedrock-agent",
  bedrockagentruntime: "bedrock-agent-runtime",
  cloudwatch: "cloudwatch",
  cloudwatchlogs: "cloudwatch-logs",
  comprehendmedical: "comprehendmedical",
  cognitoidentityprovider: "cognito-identity-provider",
  costexplorer: "cost-explorer",
  dynamodbstreams: "dynamodb-streams",
  elasticloadbalancingv2: "elastic-load-balancing-v2",
  eventbridge: "eventbridge",
  lexruntimev2: "lex-runtime-v2",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  resourcegroupstaggingapi: "resource-groups-tagging-api",
  s3control: "s3-control",
  sagemakerruntime: "sagemaker-runtime",
  secretsmanager: "secrets-manager",
  servicediscovery: "servicediscovery",
  transcribe: "transcribe",
};

/** The SDK package of a service named in a Resource ARN. */
export function clientPackage(service: string): string {
  return `@aws-sdk/client-${PACKAGES[service] ?? service}`;
}
