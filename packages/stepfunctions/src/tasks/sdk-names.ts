/**
 * The name the Java SDK 2 gives a service's client, which is what errors of `aws-sdk:` tasks begin with.
 *
 * @example
 * javaName("DynamoDB"); // "DynamoDb"
 * javaName("CloudWatch Logs"); // "CloudWatchLogs"
 */
export function javaName(serviceId: string): string {
  const words = serviceId
    .replace(/[^A-Za-z0-9]+/g, " ")
    .replace(/([a-z])([A-Z][a-zA-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .split(" ");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()).join("");
}

/**
 * How `aws-sdk:` tasks spell a member of the API: as the Java SDK 2 does, where capitals at the beginning are a word, with a
 * capital letter. https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 *
 * @example
 * javaMember("SNSTopicArn"); // "SnsTopicArn"
 * javaMember("ETag"); // "ETag"
 */
export function javaMember(name: string): string {
  // `null` is a word of Java's own.
  if (name === "NULL") return "Nul";
  const words = name.charAt(0) + name.slice(1).replace(/^[A-Z]+(?![a-z])/, (capitals) => capitals.toLowerCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The optimised integrations keep the names of the Java SDK 1: prefix of the error, service of the cause, class of errors without a model. */
export const OPTIMISED_NAMES: Readonly<Record<string, readonly [string, string, string]>> = {
  lambda: ["Lambda", "AWSLambda", "AWSLambdaException"],
  dynamodb: ["DynamoDB", "AmazonDynamoDBv2", "AmazonDynamoDBException"],
  sqs: ["SQS", "AmazonSQS", "AmazonSQSException"],
  sns: ["SNS", "AmazonSNS", "AmazonSNSException"],
  events: ["EventBridge", "AmazonEventBridge", "AmazonEventBridgeException"],
  glue: ["Glue", "AWSGlue", "AWSGlueException"],
  athena: ["Athena", "AmazonAthena", "AmazonAthenaException"],
  states: ["StepFunctions", "AWSStepFunctions", "AWSStepFunctionsException"],
  codebuild: ["CodeBuild", "AWSCodeBuild", "AWSCodeBuildException"],
  s3: ["S3", "Amazon S3", "AmazonS3Exception"],
};
