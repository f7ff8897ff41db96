import { namedArn } from "../arn.ts";
import type { Grants } from "../service-call.ts";
import { ownAction } from "./own-action.ts";

/** The queue's ARN from its URL; every queue when the URL is known only to the run. */
export const sqsGrants: Grants = (call) => {
  const url = call.text("QueueUrl");
  const [, region, account, name] =
    /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/(\d+)\/([^/]+)$/.exec(url ?? "") ?? [];
  return ownAction(call, [name ? `arn:aws:sqs:${region}:${account}:${name}` : namedArn("sqs", "", "*")]);
};

export const snsGrants: Grants = (call) => {
  const topic = call.text("TopicArn") ?? call.text("TargetArn");
  return ownAction(call, [topic ?? "*"]);
};

export const eventsGrants: Grants = (call) => {
  if (call.action !== "putEvents") return ownAction(call);
  return [
    { actions: ["events:PutEvents"], resources: [namedArn("events", "event-bus/", "*")], because: "puts events" },
  ];
};
