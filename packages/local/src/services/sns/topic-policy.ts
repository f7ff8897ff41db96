import type { NamedPolicy } from "@tributary/access";
import type { Topic } from "./topic-store.ts";

/** The policy on a topic, named for messages; undefined when it has none. */
export function policyOf(topic: Topic | undefined): NamedPolicy | undefined {
  const text = topic?.attributes.Policy;
  if (!topic || !text) return undefined;
  return { name: `topic policy of ${topic.name}`, document: JSON.parse(text) as NamedPolicy["document"] };
}
