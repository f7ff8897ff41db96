import { namedArn } from "../arn.ts";
import type { Grants } from "../service-call.ts";
import { ownAction, ownActionOn } from "./own-action.ts";

/** The queue's ARN from its URL; every queue when the URL is known only to the run. https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html */
export const sqsGrants: Grants = (call) => {
  const url = call.text("QueueUrl");
  const [, region, account, name] =
    /^https:\/\/sqs\.([a-z0-9-]+)\.amazonaws\.com\/(\d+)\/([^/]+)$/.exec(url ?? "") ?? [];
  return ownActionOn(call, "the queue", {
    name,
    arn: (known) => (name ? `arn:aws:sqs:${region}:${account}:${known}` : namedArn("sqs", "", "*")),
  });
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html */
export const snsGrants: Grants = (call) => {
  const topic = call.text("TopicArn") ?? call.text("TargetArn");
  // A message to a telephone has no topic, and no resource.
  if (topic === undefined && call.has("PhoneNumber")) return ownAction(call);
  return ownActionOn(call, "the topic", { name: topic, arn: (arn) => arn });
};

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html */
export const eventsGrants: Grants = (call) => {
  if (call.action !== "putEvents") return ownAction(call);
  const buses = [...new Set(call.each("Entries").map((entry) => entry.text("EventBusName") ?? "default"))];
  const unknown = buses.length === 0 || buses.includes("*");
  const names = unknown ? ["*"] : buses;
  return [
    {
      actions: ["events:PutEvents"],
      resources: names.map((name) => namedArn("events", "event-bus/", name)),
      because: "puts events",
      ...(unknown && { unknown: "the event bus" }),
    },
  ];
};
