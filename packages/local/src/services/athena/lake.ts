import type { Principal } from "../service.ts";
import type { ListedObject } from "./table-objects.ts";

/** What Athena needs of S3, always with the caller's own permissions. */
export interface Lake {
  list(principal: Principal, bucket: string, prefix: string): Promise<readonly ListedObject[]>;
  read(principal: Principal, bucket: string, key: string): Promise<string>;
  write(principal: Principal, bucket: string, key: string, body: string): Promise<void>;
}
