import { servicePrincipal } from "../../auth/request-principal.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { ServiceError } from "../service-error.ts";
import { queueNeed } from "./operations/queue-access.ts";
import { queueDoor } from "./queue-door.ts";
import { queuePolicyResource } from "./queue-policy-resource.ts";
import { queueResource } from "./queue-resource.ts";
import { QueueStore } from "./queue-store.ts";
import { sqsService } from "./sqs-service.ts";

/** Simple Queue Service. */
export function sqsModule(cloud: CloudContext): ServiceModule {
  const { account, region, clock, store: durable, authorizer } = cloud;
  const queues = new QueueStore({ account, region, clock, durable });
  queueDoor.offer(cloud, {
    queues,
    async sendAsService({ queueArn, body, attributes, sender, sourceArn }) {
      const queue = queues.byArn(queueArn);
      if (!queue) throw new ServiceError("QueueDoesNotExist", `There is no queue ${queueArn}.`);
      const context = { "aws:SourceArn": sourceArn, "aws:SourceAccount": account };
      authorizer.authorize(servicePrincipal(sender), [queueNeed(queues, queueArn, "SendMessage")], { context });
      await queues.send(queue, { body, senderId: sender, ...(attributes && { attributes }) });
    },
  });
  return {
    services: [sqsService(queues, account)],
    resources: [queueResource(queues, () => cloud.endpoint()), queuePolicyResource(queues)],
  };
}
