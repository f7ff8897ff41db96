import type { CloudContext } from "../cloud-context.ts";
import type { DurableMap } from "../durable-map.ts";
import { eventBusDoor } from "../events/event-bus-door.ts";
import { queueDoor } from "../sqs/queue-door.ts";
import type { Alarm } from "./alarm.ts";
import { stateOf } from "./alarm-state.ts";
import { queueMetric } from "./queue-metric.ts";

/** CloudWatch evaluates standard alarms once a minute. */
const everyMilliseconds = 60_000;

/** Looks at every alarm's metric once a minute, keeps its state and tells EventBridge when it changes. */
export class AlarmWatch {
  readonly #cloud: CloudContext;
  readonly #alarms: DurableMap<Alarm>;
  #cancel: (() => void) | undefined;
  #looking: Promise<unknown> = Promise.resolve();

  constructor(cloud: CloudContext, alarms: DurableMap<Alarm>) {
    this.#cloud = cloud;
    this.#alarms = alarms;
  }

  start(): void {
    this.#cancel = this.#cloud.clock.after(everyMilliseconds, () => {
      this.start();
      this.#looking = this.look().catch((error: unknown) => {
        this.#cloud.log("cloudwatch.look-failed", { reason: String(error) });
      });
    });
  }

  async close(): Promise<void> {
    this.#cancel?.();
    await this.#looking;
  }

  /** Alarms as they stand now. */
  async look(): Promise<Alarm[]> {
    const queues = queueDoor.of(this.#cloud);
    const seen: Alarm[] = [];
    for (const alarm of this.#alarms.values()) {
      const now = stateOf(alarm.properties, queueMetric(queues, alarm.properties)) ?? alarm;
      seen.push(now.state === alarm.state ? alarm : await this.#change(alarm, now));
    }
    return seen;
  }

  async #change(alarm: Alarm, { state, reason }: Pick<Alarm, "state" | "reason">): Promise<Alarm> {
    const { clock, log } = this.#cloud;
    const changed: Alarm = { ...alarm, state, reason, changedAt: clock.now() };
    await this.#alarms.set(alarm.name, changed);
    log("cloudwatch.alarm", { alarm: alarm.name, from: alarm.state, to: state, reason });
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
    await eventBusDoor.of(this.#cloud).publish({
      source: "aws.cloudwatch",
      "detail-type": "CloudWatch Alarm State Change",
      resources: [alarm.arn],
      detail: {
        alarmName: alarm.name,
        state: { value: state, reason, timestamp: new Date(changed.changedAt).toISOString() },
        previousState: {
          value: alarm.state,
          reason: alarm.reason,
          timestamp: new Date(alarm.changedAt).toISOString(),
        },
      },
    });
    return changed;
  }
}
