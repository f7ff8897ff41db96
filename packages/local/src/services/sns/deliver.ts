import type { CloudContext } from "../cloud-context.ts";
import { lambdaDoor } from "../lambda/lambda-door.ts";
import { queueDoor } from "../sqs/queue-door.ts";
import type { Subscription, Topic } from "./topic-store.ts";

export interface Notification {
  readonly id: string;
  readonly topic: Topic;
  readonly message: string;
  readonly subject?: string;
}

/** Sends one notification to one listener. https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html */
export async function deliver(
  cloud: CloudContext,
  notification: Notification,
  { arn, protocol, endpoint, raw }: Subscription,
): Promise<void> {
  const { topic, message } = notification;
  const envelope = {
    Type: "Notification",
    MessageId: notification.id,
    TopicArn: topic.arn,
    ...(notification.subject !== undefined && { Subject: notification.subject }),
    Message: message,
    Timestamp: new Date(cloud.clock.now()).toISOString(),
  };
  if (protocol === "sqs") {
    const body = raw ? message : JSON.stringify(envelope);
    await queueDoor
      .of(cloud)
      .sendAsService({ queueArn: endpoint, body, sender: "sns.amazonaws.com", sourceArn: topic.arn });
    return;
  }
  const event = {
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: arn,
        Sns: { ...envelope, MessageAttributes: {} },
      },
    ],
  };
  await lambdaDoor.of(cloud).invokeLater(endpoint.split(":").at(-1) ?? "", JSON.stringify(event));
}
