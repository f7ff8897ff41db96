import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { eventBusDoor } from "../events/event-bus-door.ts";
import { s3ControlService } from "../s3-control/s3-control-service.ts";
import { accessPointResource } from "./access-points/access-point-resource.ts";
import { bucketPolicyResource, bucketResource } from "./bucket-resource.ts";
import { ObjectAccess } from "./object-access.ts";
import { objectDoor } from "./object-door.ts";
import { s3Service } from "./s3-service.ts";
import { S3Store } from "./s3-store.ts";

/** S3, with access points; buckets that ask for it tell EventBridge of their objects. */
export function s3Module(cloud: CloudContext): ServiceModule {
  const store = new S3Store(cloud);
  objectDoor.offer(cloud, new ObjectAccess(store, cloud));
  return {
    services: [s3Service(store), s3ControlService(store)],
    resources: [bucketResource(store), bucketPolicyResource(store), accessPointResource(store)],
    start: () =>
      store.outbox.listen(async (event) => {
        await eventBusDoor.of(cloud).publish({ ...event, detail: { ...event.detail } });
      }),
  };
}
