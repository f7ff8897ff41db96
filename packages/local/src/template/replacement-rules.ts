interface ReplacementRule {
  /** Properties whose change makes a new physical resource: `createOnlyProperties` of the type's schema. */
  readonly createOnly: readonly string[];
  /** The property a template names the resource by, if it does. */
  readonly name?: string;
}

/**
 * Taken from the resource schemas of the CloudFormation registry (`createOnlyProperties`, `primaryIdentifier`).
 * The test beside this file holds the table against them.
 */
export const replacementRules: Readonly<Record<string, ReplacementRule>> = {
  "AWS::Athena::WorkGroup": { createOnly: ["Name"], name: "Name" },
  "AWS::CloudWatch::Alarm": { createOnly: ["AlarmName"], name: "AlarmName" },
  "AWS::Events::Rule": { createOnly: ["EventBusName", "Name"], name: "Name" },
  "AWS::Glue::Database": { createOnly: ["CatalogId", "DatabaseName"], name: "DatabaseName" },
  "AWS::Glue::Table": { createOnly: ["CatalogId", "DatabaseName", "Name"] },
  "AWS::IAM::ManagedPolicy": { createOnly: ["Description", "ManagedPolicyName", "Path"], name: "ManagedPolicyName" },
  "AWS::IAM::Policy": { createOnly: [] },
  "AWS::IAM::Role": { createOnly: ["Path", "RoleName"], name: "RoleName" },
  "AWS::LakeFormation::DataCellsFilter": {
    createOnly: ["ColumnNames", "ColumnWildcard", "DatabaseName", "Name", "RowFilter", "TableCatalogId", "TableName"],
    name: "Name",
  },
  "AWS::LakeFormation::DataLakeSettings": { createOnly: [] },
  "AWS::LakeFormation::PrincipalPermissions": {
    createOnly: ["Catalog", "Permissions", "PermissionsWithGrantOption", "Principal", "Resource"],
  },
  "AWS::LakeFormation::Resource": { createOnly: ["ResourceArn"] },
  "AWS::Lambda::EventSourceMapping": {
    createOnly: [
      "AmazonManagedKafkaEventSourceConfig",
      "EventSourceArn",
      "SelfManagedEventSource",
      "SelfManagedKafkaEventSourceConfig",
      "StartingPosition",
      "StartingPositionTimestamp",
    ],
  },
  "AWS::Lambda::Function": { createOnly: ["FunctionName", "PackageType", "TenancyConfig"], name: "FunctionName" },
  "AWS::Lambda::Permission": {
    createOnly: [
      "Action",
      "EventSourceToken",
      "FunctionName",
      "FunctionUrlAuthType",
      "InvokedViaFunctionUrl",
      "Principal",
      "PrincipalOrgID",
      "SourceAccount",
      "SourceArn",
    ],
  },
  "AWS::Logs::LogGroup": { createOnly: ["LogGroupName"], name: "LogGroupName" },
  "AWS::S3::AccessPoint": { createOnly: ["Bucket", "BucketAccountId", "Name", "VpcConfiguration"], name: "Name" },
  "AWS::S3::Bucket": {
    createOnly: ["BucketName", "BucketNamePrefix", "BucketNamespace", "ObjectLockEnabled"],
    name: "BucketName",
  },
  "AWS::S3::BucketPolicy": { createOnly: ["Bucket"], name: "Bucket" },
  "AWS::SNS::Subscription": { createOnly: ["Endpoint", "Protocol", "TopicArn"] },
  "AWS::SNS::Topic": { createOnly: ["FifoTopic", "TopicName"], name: "TopicName" },
  "AWS::SNS::TopicPolicy": { createOnly: [] },
  "AWS::SQS::Queue": { createOnly: ["FifoQueue", "QueueName"], name: "QueueName" },
  "AWS::SQS::QueuePolicy": { createOnly: [] },
  "AWS::StepFunctions::StateMachine": {
    createOnly: ["StateMachineName", "StateMachineType"],
    name: "StateMachineName",
  },
};
