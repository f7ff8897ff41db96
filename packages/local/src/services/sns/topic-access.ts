import type { AccessNeed } from "../service.ts";
import { policyOf } from "./topic-policy.ts";
import type { TopicStore } from "./topic-store.ts";

export function topicNeed(topics: TopicStore, topicArn: string, action: string): AccessNeed {
  const policy = policyOf(topics.find(topicArn));
  return { action: `sns:${action}`, resource: topicArn, ...(policy && { resourcePolicy: policy }) };
}
