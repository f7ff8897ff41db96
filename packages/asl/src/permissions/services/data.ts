import { modelArns, namedArn, objectArn, unknownIf } from "../arn.ts";
import { passesRole } from "../companions.ts";
import type { Permission } from "../permission.ts";
import { followsJob } from "../rules-of-sync.ts";
import { readS3Uri } from "../s3-uri.ts";
import type { Grants, ServiceCall } from "../service-call.ts";
import { ownAction, ownActionOn } from "./own-action.ts";

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-specific-table-indexes.html */
export const dynamodbGrants: Grants = (call) => {
  const own = ownActionOn(call, "the table", {
    name: call.text("TableName"),
    arn: (name) => namedArn("dynamodb", "table/", name),
  });
  if (!call.has("IndexName")) return own;
  return own.map((permission) => ({
    ...permission,
    resources: permission.resources.flatMap((table) => [table, `${table}/index/*`]),
  }));
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const glueGrants: Grants = (call) => {
  if (call.action !== "startJobRun") return [...ownAction(call), ...passesRole(call, "glue.amazonaws.com", "Role")];
  const job = call.text("JobName");
  const resources = [namedArn("glue", "job/", job ?? "*")];
  return [
    ...ownAction(call, resources).map((own) => ({ ...own, ...unknownIf(job, "the job") })),
    ...followsJob(call, resources),
  ];
};

/** `converse` is authorised as `InvokeModel`. https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html */
export const bedrockGrants: Grants = (call) => {
  if (!["invokeModel", "converse"].includes(call.action))
    return [...ownAction(call), ...passesRole(call, "bedrock.amazonaws.com", "RoleArn"), ...followsJob(call)];
  const model = call.text("ModelId");
  return [
    {
      actions: ["bedrock:InvokeModel"],
      resources: modelArns(model ?? "*"),
      because: `calls bedrock ${call.action}`,
      ...unknownIf(model, "the model"),
    },
    ...throughS3(call, { from: "Input", action: "s3:GetObject", because: "reads the prompt from S3" }),
    ...throughS3(call, { from: "Output", action: "s3:PutObject", because: "writes the answer to S3" }),
  ];
};

/** The optimised `invokeModel` takes its body from S3 and leaves its answer there. https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
function throughS3(
  call: ServiceCall,
  { from, action, because }: { readonly from: string; readonly action: string; readonly because: string },
): readonly Permission[] {
  const uri = call.text(from, "S3Uri");
  if (uri === undefined) return [];
  const { bucket, key } = readS3Uri(uri);
  return [{ actions: [action], resources: [objectArn(bucket, key)], because, ...unknownIf(bucket, "the bucket") }];
}
