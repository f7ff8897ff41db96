import { TributaryError } from "@tributary/errors";
import type { Template } from "./template.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const maxResources = 500;
const maxTemplateBytes = 1024 ** 2;
const maxOutputs = 200;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html */
const maxPolicyBytes = 20 * 1024;

/** Limits that CloudFormation and S3 find only after minutes of deployment. */
export function checkLimits(template: Template, text: string): void {
  limit("resources", Object.keys(template.Resources).length, maxResources);
  limit("outputs", Object.keys(template.Outputs).length, maxOutputs);
  limit("bytes", Buffer.byteLength(text), maxTemplateBytes);
  for (const [id, { Type, Properties }] of Object.entries(template.Resources)) {
    const policy =
      Type === "AWS::S3::BucketPolicy"
        ? Properties.PolicyDocument
        : Type === "AWS::S3::AccessPoint"
          ? Properties.Policy
          : undefined;
    if (policy !== undefined)
      limit(`bytes in the policy of ${id}`, Buffer.byteLength(JSON.stringify(policy)), maxPolicyBytes);
  }
}

function limit(what: string, found: number, max: number): void {
  if (found > max) throw new TributaryError("TRB-ASM-009", `The template has ${found} ${what}; AWS takes ${max}`);
}
