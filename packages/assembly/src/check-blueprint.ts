import { TributaryError } from "@tributary/errors";
import type { Blueprint } from "@tributary/pipeline";
import { accessPointId } from "./template/access-points.ts";
import { maxStageLength } from "./template/parameters.ts";

const accountDigits = 12;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const maxBucketName = 63;
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/creating-access-points.html */
const maxAccessPointName = 50;
/** Lambda's 64, less the longest handler name and the stage. */
const maxFunctionName = 64;

/** Refuses names that fit the pipeline but not what CloudFormation makes of them. */
export function checkBlueprint(blueprint: Blueprint): void {
  for (const which of ["raw", "lake"] as const) {
    const { bucket } = blueprint[which];
    room(`The ${which} bucket's name ${bucket}`, bucket, maxBucketName - maxStageLength - accountDigits - 2);
  }
  if (blueprint.raw.bucket === blueprint.lake.bucket) {
    throw new TributaryError("TRB-ASM-005", `Raw files and the lake are both in the bucket ${blueprint.raw.bucket}`);
  }
  if (blueprint.lake.prefix !== "") {
    throw new TributaryError(
      "TRB-ASM-006",
      `The lake has the prefix ${blueprint.lake.prefix}; tables lie at the bucket's root`,
    );
  }
  room(
    `The pipeline's name ${blueprint.name}`,
    blueprint.name,
    maxFunctionName - maxStageLength - "-ingest-dead-letter".length - 1,
  );
  const ids = new Map<string, string>();
  for (const tenant of blueprint.tenants) {
    const name = `${blueprint.name}-${tenant.name}`;
    room(`The access point's name ${name} of tenant ${tenant.name}`, name, maxAccessPointName - maxStageLength - 1);
    const id = accessPointId(tenant);
    const other = ids.get(id);
    if (other !== undefined) {
      throw new TributaryError("TRB-ASM-007", `The tenants ${other} and ${tenant.name} both become the resource ${id}`);
    }
    ids.set(id, tenant.name);
  }
}

function room(what: string, name: string, max: number): void {
  if (name.length <= max) return;
  throw new TributaryError(
    "TRB-ASM-004",
    `${what} has ${name.length} characters; with stage and account added, ${max} fit`,
  );
}
