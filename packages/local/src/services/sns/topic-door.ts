import { Door } from "../door.ts";
import type { Principal } from "../service.ts";

export interface TopicDoor {
  /** Publishes for a service or a role; identity and topic policies decide. Gives the message id. */
  publishAs(principal: Principal, topicArn: string, message: string): Promise<string>;
}

export const topicDoor = new Door<TopicDoor>("sns topics");
