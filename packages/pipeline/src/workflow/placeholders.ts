import { placeholder } from "@tributary/asl";
import type { BlueprintReference, HandlerName } from "../blueprint.ts";

const handlers = ["identify", "extract", "collect", "register", "quarantine"] as const satisfies readonly HandlerName[];
const notifiers = ["textract"] as const;

/** Functions the workflow calls. */
export type WorkflowHandler = (typeof handlers)[number];
/** Services that tell their completion through a topic. */
export type Notifier = (typeof notifiers)[number];

export const lakeBucket = placeholder("LakeBucket");

export function functionArn(handler: WorkflowHandler): string {
  return placeholder(`${capital(handler)}FunctionArn`);
}

export function topicArn(service: Notifier): string {
  return placeholder(`${capital(service)}TopicArn`);
}

export function topicRoleArn(service: Notifier): string {
  return placeholder(`${capital(service)}TopicRoleArn`);
}

const meanings: Readonly<Record<string, BlueprintReference>> = {
  [lakeBucket]: { kind: "bucketName", bucket: "lake" },
  ...Object.fromEntries(handlers.map((handler) => [functionArn(handler), { kind: "functionArn", handler }])),
  ...Object.fromEntries(notifiers.map((service) => [topicArn(service), { kind: "completionTopicArn", service }])),
  ...Object.fromEntries(notifiers.map((service) => [topicRoleArn(service), { kind: "completionRoleArn", service }])),
};

/** What the placeholders that stand in a definition mean, by name. */
export function substitutionsOf(definition: object): Readonly<Record<string, BlueprintReference>> {
  const text = JSON.stringify(definition);
  const used = Object.entries(meanings).filter(([placeholder]) => text.includes(placeholder));
  return Object.fromEntries(used.map(([placeholder, meaning]) => [placeholder.slice(2, -1), meaning]));
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
