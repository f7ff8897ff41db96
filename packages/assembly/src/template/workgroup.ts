import type { Blueprint } from "@tributary/pipeline";
import { queryResults } from "./buckets.ts";
import { stagedName } from "./names.ts";
import { tags } from "./tags.ts";
import type { Resources } from "./template.ts";

const tenGigabytes = 10 * 1024 ** 3;

/** Athena workgroup of the pipeline: results in the lake, encrypted, and a ceiling on what one query may scan. */
export function workgroup(blueprint: Blueprint): Resources {
  return {
    Workgroup: {
      Type: "AWS::Athena::WorkGroup",
      Properties: {
        Name: stagedName(blueprint.name),
        Description: `Queries over ${blueprint.catalog.database}`,
        State: "ENABLED",
        RecursiveDeleteOption: true,
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: true,
          PublishCloudWatchMetricsEnabled: true,
          BytesScannedCutoffPerQuery: tenGigabytes,
          EngineVersion: { SelectedEngineVersion: "Athena engine version 3" },
          ResultConfiguration: {
            OutputLocation: queryResults,
            EncryptionConfiguration: { EncryptionOption: "SSE_S3" },
          },
        },
        Tags: tags(blueprint),
      },
    },
  };
}
