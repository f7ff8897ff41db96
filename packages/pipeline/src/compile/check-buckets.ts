import { TributaryError } from "@tributary/errors";
import type { PipelineDefinition } from "../definition/pipeline.ts";
import { at } from "../definition/place.ts";

/** Refuses a lake that would feed the pipeline its own output, and a lake that is less than a bucket. */
export function checkBuckets({ raw, lake }: PipelineDefinition): void {
  if (raw.bucket === lake.bucket) {
    const inside = lake.prefix.startsWith(raw.prefix) || raw.prefix.startsWith(lake.prefix);
    const found = inside
      ? `The output prefix ${shown(lake.prefix)} and the input prefix ${shown(raw.prefix)} of bucket ${raw.bucket} cover each other.`
      : `Bucket ${raw.bucket} is both the raw bucket and the lake.`;
    throw new TributaryError("TRB-PIP-010", found, at(lake));
  }
  if (lake.prefix !== "") {
    throw new TributaryError("TRB-PIP-019", `The lake has the prefix ${shown(lake.prefix)}.`, at(lake));
  }
}

function shown(prefix: string): string {
  return prefix === "" ? "(the whole bucket)" : JSON.stringify(prefix);
}
