import type { PolicyDocument } from "@tributary/access";

const allow = (action: readonly string[], resource = "*"): PolicyDocument => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
});

const logs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
const network = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

/** The policies of AWS's own that templates of this kind attach. Source: AWS Managed Policy Reference. */
export const awsManagedPolicies: Readonly<Record<string, PolicyDocument>> = {
  "arn:aws:iam::aws:policy/AdministratorAccess": allow(["*"]),
  "arn:aws:iam::aws:policy/AmazonS3FullAccess": allow(["s3:*", "s3-object-lambda:*"]),
  "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess": allow([
    "s3:Get*",
    "s3:List*",
    "s3:Describe*",
    "s3-object-lambda:Get*",
    "s3-object-lambda:List*",
  ]),
  "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess": allow([
    "xray:PutTraceSegments",
    "xray:PutTelemetryRecords",
    "xray:GetSamplingRules",
    "xray:GetSamplingTargets",
    "xray:GetSamplingStatisticSummaries",
  ]),
  "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole": allow(logs),
  "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole": allow([...logs, ...network]),
};
