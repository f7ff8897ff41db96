import { isRecord } from "../../template/is-record.ts";
import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import { ServiceError } from "../service-error.ts";
import type { TopicStore } from "./topic-store.ts";

const textAttributes = ["DisplayName", "KmsMasterKeyId", "SignatureVersion", "TracingConfig"];

/** `AWS::SNS::Topic` */
export function topicResource(topics: TopicStore): ResourceProvider {
  return {
    type: "AWS::SNS::Topic",
    existing: ({ properties: { TopicName } }) =>
      typeof TopicName === "string" && topics.find(topics.arnOf(TopicName))
        ? `Topic ${TopicName} already exists`
        : undefined,
    async put(request) {
      const { properties, previous } = request;
      const name =
        typeof properties.TopicName === "string" ? properties.TopicName : physicalName(request, { max: 256 });
      const { Policy } = topics.find(topics.arnOf(name))?.attributes ?? {};
      const given = textAttributes.flatMap((attribute) =>
        properties[attribute] === undefined ? [] : [[attribute, String(properties[attribute])]],
      );
      const { arn } = await topics.put(name, {
        attributes: { ...Object.fromEntries(given), ...(Policy !== undefined && { Policy }) },
      });
      if (previous && previous.ref !== arn) await topics.delete(previous.ref);
      for (const listener of Array.isArray(properties.Subscription) ? properties.Subscription : []) {
        if (isRecord(listener)) await topics.subscribe(subscriptionOf(arn, listener));
      }
      return { ref: arn, attributes: { TopicArn: arn, TopicName: name } };
    },
    delete: ({ ref }) => topics.delete(ref),
  };
}

/** `AWS::SNS::TopicPolicy` */
export function topicPolicyResource(topics: TopicStore): ResourceProvider {
  const setPolicy = async (arns: unknown, policy: string): Promise<void> => {
    for (const arn of Array.isArray(arns) ? arns : [])
      if (policy !== "" || topics.find(String(arn))) await topics.setAttribute(String(arn), "Policy", policy);
  };
  return {
    type: "AWS::SNS::TopicPolicy",
    async put(request) {
      const { Topics, PolicyDocument } = request.properties;
      if (request.previous) await setPolicy(request.previous.properties.Topics, "");
      await setPolicy(Topics, JSON.stringify(PolicyDocument));
      const name = physicalName(request);
      return { ref: name, attributes: { Id: name } };
    },
    delete: ({ properties }) => setPolicy(properties.Topics, ""),
  };
}

/** `AWS::SNS::Subscription` */
export function subscriptionResource(topics: TopicStore): ResourceProvider {
  return {
    type: "AWS::SNS::Subscription",
    async put({ properties, previous }) {
      const { arn } = await topics.subscribe(subscriptionOf(String(properties.TopicArn), properties));
      if (previous && previous.ref !== arn) await topics.unsubscribe(previous.ref);
      return { ref: arn, attributes: { Arn: arn } };
    },
    delete: ({ ref }) => topics.unsubscribe(ref),
  };
}

function subscriptionOf(
  topicArn: string,
  { Protocol, Endpoint, RawMessageDelivery }: Readonly<Record<string, unknown>>,
) {
  if (Protocol !== "sqs" && Protocol !== "lambda") {
    throw new ServiceError(
      "InvalidParameter",
      `Invalid parameter: Protocol ${String(Protocol)} is not delivered to here; sqs and lambda are.`,
    );
  }
  return {
    topicArn,
    protocol: Protocol,
    endpoint: String(Endpoint),
    raw: RawMessageDelivery === true || RawMessageDelivery === "true",
  } as const;
}
