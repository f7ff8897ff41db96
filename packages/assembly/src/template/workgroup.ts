import type { Blueprint } from "@tributary/pipeline";
import { queryResultsPrefix } from "./buckets.ts";
import { sub } from "./intrinsics.ts";
import { stagedName } from "./names.ts";
import { isRowFiltered } from "./table-permissions.ts";
import { tags } from "./tags.ts";
import type { Resource, Resources, Value } from "./template.ts";

const tenGigabytes = 10 * 1024 ** 3;

/**
 * Athena workgroups with a ceiling on what one query may scan: the pipeline's own, and one for tenants' readers, who name the
 * folder of their tenant as the place of results; the bucket policy lets them at no other.
 */
export function workgroup(blueprint: Blueprint): Resources {
  return {
    Workgroup: workgroupNamed(blueprint, {
      name: stagedName(blueprint.name),
      description: `Queries over ${blueprint.catalog.database}`,
      configuration: {
        EnforceWorkGroupConfiguration: true,
        ResultConfiguration: {
          OutputLocation: sub(`s3://\${LakeBucket}/${queryResultsPrefix}`),
          EncryptionConfiguration: { EncryptionOption: "SSE_S3" },
        },
      },
    }),
    ...(isRowFiltered(blueprint) && {
      ReadersWorkgroup: workgroupNamed(blueprint, {
        name: stagedName(blueprint.name, "readers"),
        description: `Queries of tenants over ${blueprint.catalog.database}`,
        configuration: { EnforceWorkGroupConfiguration: false },
      }),
    }),
  };
}

interface NewWorkgroup {
  readonly name: Value;
  readonly description: string;
  readonly configuration: Readonly<Record<string, Value>>;
}

function workgroupNamed(blueprint: Blueprint, { name, description, configuration }: NewWorkgroup): Resource {
  return {
    Type: "AWS::Athena::WorkGroup",
    Properties: {
      Name: name,
      Description: description,
      State: "ENABLED",
      RecursiveDeleteOption: true,
      WorkGroupConfiguration: {
        PublishCloudWatchMetricsEnabled: true,
        BytesScannedCutoffPerQuery: tenGigabytes,
        EngineVersion: { SelectedEngineVersion: "Athena engine version 3" },
        ...configuration,
      },
      Tags: tags(blueprint),
    },
  };
}
