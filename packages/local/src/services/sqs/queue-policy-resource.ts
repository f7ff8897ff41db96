import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { QueueStore } from "./queue-store.ts";

/** `AWS::SQS::QueuePolicy` */
export function queuePolicyResource(store: QueueStore): ResourceProvider {
  const setPolicy = async (queues: unknown, policy: string): Promise<void> => {
    for (const url of Array.isArray(queues) ? queues : []) {
      const queue = store.find(String(url).split("/").at(-1) ?? "");
      if (queue) await store.change(queue, { attributes: { ...queue.record.attributes, Policy: policy } });
      else if (policy !== "") throw new Error(`there is no queue ${String(url)}`);
    }
  };
  return {
    type: "AWS::SQS::QueuePolicy",
    async put(request) {
      const { Queues, PolicyDocument } = request.properties;
      if (request.previous) await setPolicy(request.previous.properties.Queues, "");
      await setPolicy(Queues, JSON.stringify(PolicyDocument));
      const name = physicalName(request);
      return { ref: name, attributes: { Id: name } };
    },
    delete: ({ properties }) => setPolicy(properties.Queues, ""),
  };
}
