import { TributaryError } from "@tributary/errors";
import type { Blueprint, BlueprintReference } from "@tributary/pipeline";
import { topicId, topicRoleId } from "../template/completion.ts";
import { functionId } from "../template/functions.ts";
import { objectArn, sub } from "../template/intrinsics.ts";
import type { Value } from "../template/template.ts";
import { hasNoResources } from "./actions-without-resources.ts";

/** Any object of a bucket that only the run knows. Files come from one place, the raw prefix. */
const anyObject = /^arn:.*:s3:::\*(\/\*)?$/;

/** A resource of `permissionsOf` as this template names it. */
export function workflowResource(blueprint: Blueprint, actions: readonly string[], resource: string): Value {
  if (resource === "*") {
    const wide = actions.filter((action) => !hasNoResources(action));
    if (wide.length === 0) return "*";
    throw new TributaryError(
      "TRB-ASM-011",
      `The workflow calls ${wide.join(", ")} on a resource that only the run knows`,
    );
  }
  if (anyObject.test(resource)) {
    if (actions.every((action) => action.startsWith("s3:Get")))
      return objectArn("RawBucket", `${blueprint.raw.prefix}*`);
    throw new TributaryError(
      "TRB-ASM-011",
      `The workflow calls ${actions.join(", ")} on a bucket that only the run knows`,
    );
  }
  return sub(resource.replace(/\$\{([^}]+)\}/g, (whole, name: string) => substituted(blueprint, name) ?? whole));
}

function substituted({ workflow }: Blueprint, name: string): string | undefined {
  const reference = workflow.substitutions[name];
  return reference && `\${${logicalName(reference)}}`;
}

function logicalName(reference: BlueprintReference): string {
  switch (reference.kind) {
    case "functionArn":
      return `${functionId(reference.handler)}.Arn`;
    case "bucketName":
      return reference.bucket === "raw" ? "RawBucket" : "LakeBucket";
    case "completionTopicArn":
      return topicId(reference.service);
    case "completionRoleArn":
      return `${topicRoleId(reference.service)}.Arn`;
  }
}
