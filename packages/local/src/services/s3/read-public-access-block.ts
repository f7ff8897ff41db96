import { isRecord } from "../../template/is-record.ts";
import { everythingBlocked, type PublicAccessBlock } from "./bucket/bucket.ts";

/** A configuration that is not given blocks everything; a switch that it leaves out is off. */
export function readPublicAccessBlock(value: unknown): PublicAccessBlock {
  if (!isRecord(value)) return everythingBlocked;
  const on = (name: string): boolean => value[name] === true || value[name] === "true";
  return {
    BlockPublicAcls: on("BlockPublicAcls"),
    IgnorePublicAcls: on("IgnorePublicAcls"),
    BlockPublicPolicy: on("BlockPublicPolicy"),
    RestrictPublicBuckets: on("RestrictPublicBuckets"),
  };
}
