import { isRecord } from "../../template/is-record.ts";
import type { AccessNeed } from "../service.ts";

export interface Place {
  readonly account: string;
  readonly region: string;
}

type Properties = Readonly<Record<string, unknown>>;

interface Permissions {
  readonly service: string;
  /** First of the calls that CloudFormation makes to create, change and delete. */
  readonly create: string;
  readonly update: string;
  readonly delete: string;
  /** What follows account and Region in the ARN; without it, or without a name, the calls are allowed on `*` only. */
  readonly resource?: (properties: Properties) => string | undefined;
}

const named =
  (kind: string, property: string) =>
  (properties: Properties): string | undefined =>
    typeof properties[property] === "string" ? `${kind}${properties[property]}` : undefined;

const inside = (properties: Properties, input: string): string | undefined => {
  const value = properties[input];
  return isRecord(value) && typeof value.Name === "string" ? value.Name : undefined;
};

/**
 * What CloudFormation calls in the name of who deploys, as the handlers of the registry's types say it.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html
 */
const permissions: Readonly<Record<string, Permissions>> = {
  "AWS::Athena::WorkGroup": {
    service: "athena",
    create: "CreateWorkGroup",
    update: "UpdateWorkGroup",
    delete: "DeleteWorkGroup",
    resource: named("workgroup/", "Name"),
  },
  "AWS::CloudWatch::Alarm": {
    service: "cloudwatch",
    create: "PutMetricAlarm",
    update: "PutMetricAlarm",
    delete: "DeleteAlarms",
    resource: named("alarm:", "AlarmName"),
  },
  "AWS::Events::Rule": {
    service: "events",
    create: "PutRule",
    update: "PutRule",
    delete: "DeleteRule",
    resource: named("rule/", "Name"),
  },
  "AWS::Glue::Database": {
    service: "glue",
    create: "CreateDatabase",
    update: "UpdateDatabase",
    delete: "DeleteDatabase",
    resource: (properties) => `database/${inside(properties, "DatabaseInput") ?? "*"}`,
  },
  "AWS::Glue::Table": {
    service: "glue",
    create: "CreateTable",
    update: "UpdateTable",
    delete: "DeleteTable",
    resource: (properties) => `table/${String(properties.DatabaseName)}/${inside(properties, "TableInput") ?? "*"}`,
  },
  "AWS::LakeFormation::DataCellsFilter": {
    service: "lakeformation",
    create: "CreateDataCellsFilter",
    update: "UpdateDataCellsFilter",
    delete: "DeleteDataCellsFilter",
  },
  "AWS::LakeFormation::PrincipalPermissions": {
    service: "lakeformation",
    create: "GrantPermissions",
    update: "GrantPermissions",
    delete: "RevokePermissions",
  },
  "AWS::LakeFormation::Resource": {
    service: "lakeformation",
    create: "RegisterResource",
    update: "UpdateResource",
    delete: "DeregisterResource",
  },
  "AWS::Lambda::EventSourceMapping": {
    service: "lambda",
    create: "CreateEventSourceMapping",
    update: "UpdateEventSourceMapping",
    delete: "DeleteEventSourceMapping",
  },
  "AWS::Lambda::Function": {
    service: "lambda",
    create: "CreateFunction",
    update: "UpdateFunctionConfiguration",
    delete: "DeleteFunction",
    resource: named("function:", "FunctionName"),
  },
  "AWS::Logs::LogGroup": {
    service: "logs",
    create: "CreateLogGroup",
    update: "PutRetentionPolicy",
    delete: "DeleteLogGroup",
    resource: named("log-group:", "LogGroupName"),
  },
  "AWS::S3::AccessPoint": {
    service: "s3",
    create: "CreateAccessPoint",
    update: "PutAccessPointPolicy",
    delete: "DeleteAccessPoint",
    resource: named("accesspoint/", "Name"),
  },
  "AWS::SNS::Subscription": {
    service: "sns",
    create: "Subscribe",
    update: "SetSubscriptionAttributes",
    delete: "Unsubscribe",
    resource: ({ TopicArn }) => String(TopicArn).split(":").at(-1),
  },
  "AWS::SNS::Topic": {
    service: "sns",
    create: "CreateTopic",
    update: "SetTopicAttributes",
    delete: "DeleteTopic",
    resource: named("", "TopicName"),
  },
  "AWS::SQS::Queue": {
    service: "sqs",
    create: "CreateQueue",
    update: "SetQueueAttributes",
    delete: "DeleteQueue",
    resource: named("", "QueueName"),
  },
  "AWS::SQS::QueuePolicy": {
    service: "sqs",
    create: "SetQueueAttributes",
    update: "SetQueueAttributes",
    delete: "SetQueueAttributes",
    resource: ({ Queues }) => (Array.isArray(Queues) ? String(Queues[0]).split("/").at(-1) : undefined),
  },
  "AWS::StepFunctions::StateMachine": {
    service: "states",
    create: "CreateStateMachine",
    update: "UpdateStateMachine",
    delete: "DeleteStateMachine",
    resource: named("stateMachine:", "StateMachineName"),
  },
};

/** Types whose ARNs have neither Region nor account in the usual place. */
const global: Readonly<
  Record<string, Omit<Permissions, "resource"> & { arn(properties: Properties, place: Place): string }>
> = {
  "AWS::S3::Bucket": {
    service: "s3",
    create: "CreateBucket",
    update: "PutBucketTagging",
    delete: "DeleteBucket",
    arn: ({ BucketName }) => (typeof BucketName === "string" ? `arn:aws:s3:::${BucketName}` : "*"),
  },
  "AWS::S3::BucketPolicy": {
    service: "s3",
    create: "PutBucketPolicy",
    update: "PutBucketPolicy",
    delete: "DeleteBucketPolicy",
    arn: ({ Bucket }) => `arn:aws:s3:::${String(Bucket)}`,
  },
  "AWS::IAM::Role": {
    service: "iam",
    create: "CreateRole",
    update: "UpdateAssumeRolePolicy",
    delete: "DeleteRole",
    arn: ({ RoleName }, { account }) =>
      typeof RoleName === "string" ? `arn:aws:iam::${account}:role/${RoleName}` : "*",
  },
  "AWS::IAM::ManagedPolicy": {
    service: "iam",
    create: "CreatePolicy",
    update: "CreatePolicyVersion",
    delete: "DeletePolicy",
    arn: ({ ManagedPolicyName }, { account }) =>
      typeof ManagedPolicyName === "string" ? `arn:aws:iam::${account}:policy/${ManagedPolicyName}` : "*",
  },
};

export interface ResourceChange {
  readonly verb: "create" | "update" | "delete";
  readonly type: string;
  readonly properties: Properties;
}

/** What who deploys must be allowed for a change of one resource. Types without an entry ask for nothing more than the stack does. */
export function resourceNeeds({ verb, type, properties }: ResourceChange, place: Place): readonly AccessNeed[] {
  const one = global[type];
  if (one) return [{ action: `${one.service}:${one[verb]}`, resource: one.arn(properties, place) }];
  const { service, resource, [verb]: call } = permissions[type] ?? {};
  if (service === undefined || call === undefined) return [];
  const name = resource?.(properties);
  const region = `${place.region}:${place.account}`;
  return [
    { action: `${service}:${call}`, resource: name === undefined ? "*" : `arn:aws:${service}:${region}:${name}` },
  ];
}
