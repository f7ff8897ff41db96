import { map, oneOf, optional, string } from "../input-shape.ts";
import { operation } from "../operation.ts";
import type { AccessNeed } from "../service.ts";
import type { SnsStore } from "./sns-module.ts";
import { topicNeed } from "./topic-access.ts";

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: 256 KB in all. */
const largestMessage = 262_144;

const onTopic =
  (action: string) =>
  (input: { readonly TopicArn: string }, _context: unknown, { topics }: SnsStore): AccessNeed[] => [
    topicNeed(topics, input.TopicArn, action),
  ];

export const createTopic = operation({
  name: "CreateTopic",
  input: { Name: string(), Attributes: optional(map(string())) },
  access: ({ Name }, _context, { topics }: SnsStore) => [topicNeed(topics, topics.arnOf(Name), "CreateTopic")],
  handle: async ({ topics }, { Name, Attributes = {} }) => ({
    TopicArn: (await topics.put(Name, { attributes: Attributes })).arn,
  }),
});

export const deleteTopic = operation({
  name: "DeleteTopic",
  input: { TopicArn: string() },
  access: onTopic("DeleteTopic"),
  handle: async ({ topics }, { TopicArn }) => {
    await topics.delete(TopicArn);
  },
});

export const listTopics = operation({
  name: "ListTopics",
  input: {},
  access: (_input, _context, { topics }: SnsStore) => [topicNeed(topics, topics.arnOf("*"), "ListTopics")],
  handle: ({ topics }) => ({ Topics: topics.topics().map(({ arn }) => ({ TopicArn: arn })) }),
});

export const getTopicAttributes = operation({
  name: "GetTopicAttributes",
  input: { TopicArn: string() },
  access: onTopic("GetTopicAttributes"),
  handle: ({ topics }, { TopicArn }) => {
    const { arn, attributes } = topics.topic(TopicArn);
    const confirmed = String(topics.subscriptionsOf(arn).length);
    return {
      Attributes: {
        TopicArn: arn,
        SubscriptionsConfirmed: confirmed,
        SubscriptionsPending: "0",
        SubscriptionsDeleted: "0",
        ...attributes,
      },
    };
  },
});

export const setTopicAttributes = operation({
  name: "SetTopicAttributes",
  input: { TopicArn: string(), AttributeName: string(), AttributeValue: optional(string()) },
  access: onTopic("SetTopicAttributes"),
  handle: async ({ topics }, { TopicArn, AttributeName, AttributeValue = "" }) => {
    await topics.setAttribute(TopicArn, AttributeName, AttributeValue);
  },
});

export const subscribe = operation({
  name: "Subscribe",
  input: {
    TopicArn: string(),
    Protocol: oneOf("sqs", "lambda"),
    Endpoint: string(),
    Attributes: optional(map(string())),
  },
  access: onTopic("Subscribe"),
  handle: async ({ topics }, { TopicArn, Protocol, Endpoint, Attributes = {} }) => {
    const raw = Attributes.RawMessageDelivery === "true";
    return {
      SubscriptionArn: (await topics.subscribe({ topicArn: TopicArn, protocol: Protocol, endpoint: Endpoint, raw }))
        .arn,
    };
  },
});

export const unsubscribe = operation({
  name: "Unsubscribe",
  input: { SubscriptionArn: string() },
  access: ({ SubscriptionArn }, _context, { topics }: SnsStore) => [
    topicNeed(topics, SubscriptionArn.split(":").slice(0, 6).join(":"), "Unsubscribe"),
  ],
  handle: async ({ topics }, { SubscriptionArn }) => {
    await topics.unsubscribe(SubscriptionArn);
  },
});

export const listSubscriptionsByTopic = operation({
  name: "ListSubscriptionsByTopic",
  input: { TopicArn: string() },
  access: onTopic("ListSubscriptionsByTopic"),
  handle: ({ topics }, { TopicArn }) => ({
    Subscriptions: topics.subscriptionsOf(topics.topic(TopicArn).arn).map(({ arn, protocol, endpoint }) => ({
      SubscriptionArn: arn,
      Owner: arn.split(":")[4],
      Protocol: protocol,
      Endpoint: endpoint,
      TopicArn,
    })),
  }),
});

export const publish = operation({
  name: "Publish",
  input: {
    TopicArn: string(),
    Message: string({ min: 1, max: largestMessage }),
    Subject: optional(string({ min: 1, max: 100 })),
  },
  access: onTopic("Publish"),
  handle: async ({ send }, { TopicArn, Message, Subject }) => ({ MessageId: await send(TopicArn, Message, Subject) }),
});
