/**
 * IAM's prefixes of services, where the integration's name for them is another.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const prefixes: Readonly<Record<string, string>> = {
  accessanalyzer: "access-analyzer",
  acmpca: "acm-pca",
  apigatewaymanagementapi: "execute-api",
  applicationautoscaling: "application-autoscaling",
  bedrockagent: "bedrock",
  bedrockagentcore: "bedrock-agentcore",
  bedrockagentcorecontrol: "bedrock-agentcore",
  bedrockagentruntime: "bedrock",
  bedrockdataautomation: "bedrock",
  bedrockdataautomationruntime: "bedrock",
  bedrockruntime: "bedrock",
  cloudcontrol: "cloudformation",
  cloudhsmv2: "cloudhsm",
  cloudwatchlogs: "logs",
  codestarconnections: "codestar-connections",
  cognitoidentity: "cognito-identity",
  cognitoidentityprovider: "cognito-idp",
  costexplorer: "ce",
  databasemigration: "dms",
  docdb: "rds",
  docdbelastic: "docdb-elastic",
  dynamodbstreams: "dynamodb",
  ec2instanceconnect: "ec2-instance-connect",
  ecrpublic: "ecr-public",
  efs: "elasticfilesystem",
  elasticloadbalancingv2: "elasticloadbalancing",
  elasticsearch: "es",
  emr: "elasticmapreduce",
  emrcontainers: "emr-containers",
  emrserverless: "emr-serverless",
  eventbridge: "events",
  forecastquery: "forecast",
  iotdataplane: "iot",
  ioteventsdata: "iotevents",
  iotjobsdataplane: "iot",
  keyspaces: "cassandra",
  kinesisanalyticsv2: "kinesisanalytics",
  lexmodelbuilding: "lex",
  lexmodelsv2: "lex",
  lexruntime: "lex",
  lexruntimev2: "lex",
  licensemanager: "license-manager",
  location: "geo",
  mwaa: "airflow",
  neptune: "rds",
  networkfirewall: "network-firewall",
  opensearch: "es",
  opensearchserverless: "aoss",
  personalizeevents: "personalize",
  personalizeruntime: "personalize",
  pinpoint: "mobiletargeting",
  rdsdata: "rds-data",
  redshiftdata: "redshift-data",
  redshiftserverless: "redshift-serverless",
  resourceexplorer2: "resource-explorer-2",
  resourcegroups: "resource-groups",
  resourcegroupstaggingapi: "tag",
  s3control: "s3",
  sagemakera2iruntime: "sagemaker",
  sagemakerfeaturestoreruntime: "sagemaker",
  sagemakerruntime: "sagemaker",
  sesv2: "ses",
  sfn: "states",
  ssmcontacts: "ssm-contacts",
  ssmincidents: "ssm-incidents",
  ssoadmin: "sso",
  timestreamquery: "timestream",
  timestreamwrite: "timestream",
  wafregional: "waf-regional",
};

const statements = ["PartiQLDelete", "PartiQLInsert", "PartiQLSelect", "PartiQLUpdate"].map(
  (name) => `dynamodb:${name}`,
);
const connections = ["execute-api:ManageConnections"];

/** Calls that IAM knows by the actions they are made of. */
const madeOf: Readonly<Record<string, readonly string[]>> = {
  "dynamodb:BatchExecuteStatement": statements,
  "dynamodb:ExecuteStatement": statements,
  "dynamodb:ExecuteTransaction": statements,
  "dynamodb:TransactGetItems": ["dynamodb:GetItem"],
  "dynamodb:TransactWriteItems": ["ConditionCheckItem", "DeleteItem", "PutItem", "UpdateItem"].map(
    (name) => `dynamodb:${name}`,
  ),
  "execute-api:DeleteConnection": connections,
  "execute-api:GetConnection": connections,
  "execute-api:PostToConnection": connections,
  "sns:PublishBatch": ["sns:Publish"],
  "sqs:ChangeMessageVisibilityBatch": ["sqs:ChangeMessageVisibility"],
  "sqs:DeleteMessageBatch": ["sqs:DeleteMessage"],
  "sqs:SendMessageBatch": ["sqs:SendMessage"],
};

/** What IAM asks for when an action of a service is called under its own name. */
export function iamNames(service: string, action: string): readonly string[] {
  const name = `${prefixes[service] ?? service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
  return madeOf[name] ?? [name];
}
