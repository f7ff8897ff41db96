import { z } from "zod";
import { checkOptions } from "./check-options.ts";
import { callerPlace, placed } from "./place.ts";

/** The network a tenant's access point answers to. */
export interface Vpc {
  readonly vpc: string;
}

const vpcId = z.string().regex(/^vpc-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, "not the id of a VPC, such as vpc-0a1b2c3d");

/** Names a VPC by its id; a tenant whose `network` it is can be read from nowhere else. */
export function vpc(id: string): Vpc {
  const at = callerPlace(vpc);
  return placed({ vpc: checkOptions(vpcId, id, { of: "vpc()", at }) }, at);
}
