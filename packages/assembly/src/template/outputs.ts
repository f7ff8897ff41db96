import type { Blueprint } from "@tributary/pipeline";
import { accessPointId } from "./access-points.ts";
import { getAtt, ref, sub } from "./intrinsics.ts";
import { isRowFiltered } from "./table-permissions.ts";
import type { Output } from "./template.ts";

/** What a person or `pipeline run` needs to find after a deployment. */
export function outputs(blueprint: Blueprint): Readonly<Record<string, Output>> {
  return {
    RawBucketName: { Description: "Files go here", Value: ref("RawBucket") },
    RawPrefix: { Description: "Under this prefix", Value: sub(`s3://\${RawBucket}/${blueprint.raw.prefix}`) },
    LakeBucketName: { Description: "Records come out here", Value: ref("LakeBucket") },
    StateMachineArn: { Description: "The workflow", Value: ref("StateMachine") },
    IngestQueueUrl: { Description: "Buffer of object events", Value: ref("IngestQueue") },
    IngestDeadLetterQueueUrl: { Description: "Events that could not be handled", Value: ref("IngestDeadLetterQueue") },
    DatabaseName: { Description: "Glue database", Value: ref("CatalogDatabase") },
    WorkgroupName: { Description: "Athena workgroup", Value: ref("Workgroup") },
    ...(isRowFiltered(blueprint) && {
      ReadersWorkgroupName: { Description: "Athena workgroup of tenants' readers", Value: ref("ReadersWorkgroup") },
    }),
    ...Object.fromEntries(
      blueprint.tenants.map((tenant) => [
        `${accessPointId(tenant)}Arn`,
        { Description: `Where ${tenant.name} reads its raw objects`, Value: getAtt(accessPointId(tenant), "Arn") },
      ]),
    ),
  };
}
