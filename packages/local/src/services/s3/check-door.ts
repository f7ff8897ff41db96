import type { Principal } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { AccessPoint } from "./access-points/access-point.ts";
import type { Bucket } from "./bucket/bucket.ts";
import { checkRestricted } from "./public-access.ts";
import type { S3Store } from "./s3-store.ts";

/** What no policy can open: Block Public Access, and the network origin of an access point. Also asked of the source of a copy. */
export function checkDoor(
  principal: Principal,
  store: S3Store,
  { bucket, accessPoint }: { readonly bucket: Bucket; readonly accessPoint?: AccessPoint | undefined },
): void {
  checkRestricted(principal, bucket, store.accountBlocks.get(bucket.account));
  if (!accessPoint) return;
  checkRestricted(principal, accessPoint, store.accountBlocks.get(accessPoint.account));
  checkOrigin(principal, accessPoint);
}

/** An access point with a VPC origin answers nobody outside that VPC, whatever the policies say. */
function checkOrigin(principal: Principal, { vpcId }: AccessPoint): void {
  if (vpcId !== undefined && principal.context?.["aws:SourceVpc"] !== vpcId) {
    throw new ServiceError("AccessDenied", `Access Denied: the access point takes requests from ${vpcId} only.`, 403);
  }
}
