import { servicePrincipal } from "../../auth/request-principal.ts";
import { trustsService } from "../../auth/service-role.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import { jsonService } from "../../wire/json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { lambdaDoor } from "../lambda/lambda-door.ts";
import { queueDoor } from "../sqs/queue-door.ts";
import { stateMachineDoor } from "../states/state-machine-door.ts";
import { EventBus } from "./event-bus.ts";
import { eventBusDoor } from "./event-bus-door.ts";
import { eventsOperations } from "./events-operations.ts";
import { ruleResource } from "./rule-resource.ts";
import { RuleStore } from "./rule-store.ts";

const sender = "events.amazonaws.com";

/** EventBridge's default bus, to queues, functions and state machines. */
export function eventsModule(cloud: CloudContext): ServiceModule {
  const rules = new RuleStore({ account: cloud.account, region: cloud.region, durable: cloud.store });
  const bus = new EventBus({ rules, clock: cloud.clock, log: cloud.log });
  bus.deliverTo("sqs", (target, payload, rule) =>
    queueDoor.of(cloud).sendAsService({ queueArn: target.Arn, body: payload, sender, sourceArn: rule.arn }),
  );
  bus.deliverTo("lambda", async (target, payload, rule) => {
    const functions = lambdaDoor.of(cloud);
    cloud.authorizer.authorize(servicePrincipal(sender), [functions.need(target.Arn)], {
      context: { "aws:SourceArn": rule.arn },
    });
    await functions.invokeLater(target.Arn, payload);
  });
  bus.deliverTo("states", async (target, payload) => {
    if (target.RoleArn === undefined) throw new Error("a state machine target needs a RoleArn");
    if (!trustsService(cloud, target.RoleArn, sender)) throw new Error(`${target.RoleArn} does not trust ${sender}`);
    await stateMachineDoor
      .of(cloud)
      .startExecution(sessionPrincipal(target.RoleArn, "events", ""), target.Arn, payload);
  });
  eventBusDoor.offer(cloud, bus);
  const service = jsonService({
    signingName: "events",
    targetPrefix: "AWSEvents",
    version: "1.1",
    account: cloud.account,
    store: { rules, bus },
    operations: eventsOperations,
  });
  return { services: [service], resources: [ruleResource(rules)] };
}
