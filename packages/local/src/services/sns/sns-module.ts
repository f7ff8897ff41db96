import { queryService } from "../../wire/query-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { deliver } from "./deliver.ts";
import { topicNeed } from "./topic-access.ts";
import { topicDoor } from "./topic-door.ts";
import {
  createTopic,
  deleteTopic,
  getTopicAttributes,
  listSubscriptionsByTopic,
  listTopics,
  publish,
  setTopicAttributes,
  subscribe,
  unsubscribe,
} from "./topic-operations.ts";
import { subscriptionResource, topicPolicyResource, topicResource } from "./topic-resources.ts";
import { TopicStore } from "./topic-store.ts";

export interface SnsStore {
  readonly topics: TopicStore;
  /** Delivers to every listener; gives the message id. */
  readonly send: (topicArn: string, message: string, subject?: string) => Promise<string>;
}

/** Simple Notification Service, to queues and functions. */
export function snsModule(cloud: CloudContext): ServiceModule {
  const topics = new TopicStore(cloud.store, cloud);
  const send: SnsStore["send"] = async (topicArn, message, subject) => {
    const topic = topics.topic(topicArn);
    const id = topics.newMessageId();
    const notification = { id, topic, message, ...(subject !== undefined && { subject }) };
    for (const subscription of topics.subscriptionsOf(topicArn)) {
      // One listener that refuses does not keep the message from the others, as in SNS.
      await deliver(cloud, notification, subscription).catch((error: unknown) =>
        cloud.log("sns.undelivered", { topic: topicArn, endpoint: subscription.endpoint, reason: String(error) }),
      );
    }
    return id;
  };
  topicDoor.offer(cloud, {
    publishAs: async (principal, topicArn, message) => {
      cloud.authorizer.authorize(principal, [topicNeed(topics, topicArn, "Publish")]);
      return send(topicArn, message);
    },
  });
  const service = queryService<SnsStore>({
    signingName: "sns",
    xmlNamespace: "http://sns.amazonaws.com/doc/2010-03-31/",
    account: cloud.account,
    store: { topics, send },
    mapMembers: ["Attributes"],
    invalidInputCode: "InvalidParameter",
    operations: [
      createTopic,
      deleteTopic,
      listTopics,
      getTopicAttributes,
      setTopicAttributes,
      subscribe,
      unsubscribe,
      listSubscriptionsByTopic,
      publish,
    ],
  });
  return {
    services: [service],
    resources: [topicResource(topics), topicPolicyResource(topics), subscriptionResource(topics)],
  };
}
