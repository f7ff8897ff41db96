import { handlerManifest } from "@tributary/handlers";
import type { Blueprint } from "@tributary/pipeline";
import { getAtt } from "./intrinsics.ts";
import { stagedName } from "./names.ts";
import { tags } from "./tags.ts";
import type { Resource, Resources } from "./template.ts";

const fourteenDays = 14 * 24 * 3600;

/** The ingest buffer and, where a service calls back, the queue of completion events; each with its dead-letter queue. */
export function queues(blueprint: Blueprint): Resources {
  return {
    // https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html: six times the function's timeout.
    ...pair(blueprint, "Ingest", { VisibilityTimeout: 6 * handlerManifest.ingest.timeoutSeconds }, 5),
    // A completion event may come before its token is stored: soon again, often, and only then the dead-letter queue.
    ...(blueprint.callbacks.length > 0
      ? pair(blueprint, "Complete", { VisibilityTimeout: 2 * handlerManifest.complete.timeoutSeconds }, 20)
      : {}),
  };
}

function pair(
  blueprint: Blueprint,
  name: "Ingest" | "Complete",
  timing: Resource["Properties"],
  maxReceiveCount: number,
): Resources {
  const handler = name === "Ingest" ? "ingest" : "complete";
  return {
    [`${name}Queue`]: queue(blueprint, handler, {
      ...timing,
      RedrivePolicy: { deadLetterTargetArn: getAtt(`${name}DeadLetterQueue`, "Arn"), maxReceiveCount },
    }),
    [`${name}DeadLetterQueue`]: queue(blueprint, `${handler}-dead-letter`, {}),
  };
}

function queue(blueprint: Blueprint, name: string, extra: Resource["Properties"]): Resource {
  return {
    Type: "AWS::SQS::Queue",
    Properties: {
      QueueName: stagedName(blueprint.name, name),
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: fourteenDays,
      ...extra,
      Tags: tags(blueprint),
    },
  };
}
