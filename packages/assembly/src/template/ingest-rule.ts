import type { Blueprint } from "@tributary/pipeline";
import { getAtt, ref } from "./intrinsics.ts";
import { stagedName } from "./names.ts";
import { queuePolicy, sentByRule } from "./queue-policy.ts";
import type { Resources } from "./template.ts";

/** S3's `Object Created` events under the raw prefix go to the ingest queue. */
export function ingestRule(blueprint: Blueprint): Resources {
  const { prefix } = blueprint.raw;
  return {
    ObjectCreatedRule: {
      Type: "AWS::Events::Rule",
      Properties: {
        Name: stagedName(blueprint.name, "object-created"),
        Description: `Objects that arrive under ${prefix === "" ? "the raw bucket" : prefix} start the ${blueprint.name} pipeline`,
        EventPattern: {
          source: ["aws.s3"],
          "detail-type": ["Object Created"],
          detail: { bucket: { name: [ref("RawBucket")] }, ...(prefix !== "" && { object: { key: [{ prefix }] } }) },
        },
        State: "ENABLED",
        Targets: [
          {
            Id: "IngestQueue",
            Arn: getAtt("IngestQueue", "Arn"),
            DeadLetterConfig: { Arn: getAtt("IngestDeadLetterQueue", "Arn") },
          },
        ],
      },
    },
    IngestQueuePolicy: queuePolicy("IngestQueue", [sentByRule("IngestQueue", "ObjectCreatedRule")]),
    IngestDeadLetterQueuePolicy: queuePolicy("IngestDeadLetterQueue", [
      sentByRule("IngestDeadLetterQueue", "ObjectCreatedRule"),
    ]),
  };
}
