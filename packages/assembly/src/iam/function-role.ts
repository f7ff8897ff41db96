import { type HandlerManifest, handlerManifest } from "@tributary/handlers";
import type { Blueprint, HandlerName } from "@tributary/pipeline";
import { functionRoleId, logGroupId } from "../template/functions.ts";
import { getAtt, objectArn, ref, sub } from "../template/intrinsics.ts";
import { tags } from "../template/tags.ts";
import type { Resources, Value } from "../template/template.ts";
import { role, type Statement } from "./role.ts";
import { isReachable, workflowCalls } from "./workflow-calls.ts";

type Permission = HandlerManifest["permissions"][number];

/** One role a function: its log group, the queue that wakes it, and what its handler's manifest says its code calls. */
export function functionRoles(blueprint: Blueprint): Resources {
  return Object.fromEntries(blueprint.functions.map((name) => [functionRoleId(name), functionRole(blueprint, name)]));
}

function functionRole(blueprint: Blueprint, name: HandlerName): Resources[string] {
  const needed = handlerManifest[name].permissions.filter((permission) => isNeeded(blueprint, permission));
  return role({
    description: `What ${name} of ${blueprint.name} may do`,
    service: "lambda.amazonaws.com",
    policyName: "handler",
    statements: [
      { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [getAtt(logGroupId(name), "Arn")] },
      ...queueStatements(name),
      ...needed.map(({ action, resource }) => ({ actions: [action], resources: resources(blueprint, resource) })),
    ],
    tags: tags(blueprint),
  });
}

/** https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
function queueStatements(name: HandlerName): readonly Statement[] {
  const queueId = name === "ingest" ? "IngestQueue" : name === "complete" ? "CompleteQueue" : undefined;
  if (queueId === undefined) return [];
  return [
    {
      actions: ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
      resources: [getAtt(queueId, "Arn")],
    },
  ];
}

function isNeeded(blueprint: Blueprint, { action, when }: Permission): boolean {
  if (when === undefined) return true;
  if ("partitions" in when) return blueprint.catalog.partitions === when.partitions;
  if ("tenants" in when)
    return blueprint.tenants.some(({ prefix, tags }) => tags && (when.tenants === "by tags" || prefix !== undefined));
  return isReachable(action, workflowCalls(blueprint));
}

function resources(blueprint: Blueprint, resource: Permission["resource"]): readonly Value[] {
  switch (resource) {
    case "raw":
      return [getAtt("RawBucket", "Arn")];
    case "raw:*":
      return [objectArn("RawBucket", `${blueprint.raw.prefix}*`)];
    case "lake":
      return [getAtt("LakeBucket", "Arn")];
    case "stateMachine":
      return [ref("StateMachine")];
    case "glue":
      return glueArns;
    case "*":
      return ["*"];
    default:
      return [objectArn("LakeBucket", resource.slice("lake:".length))];
  }
}

const glueArns = ["catalog", "database/${CatalogDatabase}", "table/${CatalogDatabase}/*"].map((name) =>
  sub(`arn:\${AWS::Partition}:glue:\${AWS::Region}:\${AWS::AccountId}:${name}`),
);
