import type { Clock } from "../clock/clock.ts";

/** A scheduled activity task, waiting for a worker. */
export interface ActivityTask {
  readonly token: string;
  readonly input: string;
  /** Called when a worker takes the task. */
  started(workerName: string | undefined): void;
  cancelled: boolean;
}

interface Poller {
  readonly worker: string | undefined;
  readonly answer: (task: ActivityTask | undefined) => void;
}

/** GetActivityTask waits at most this long: https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetActivityTask.html */
const POLL_MS = 60_000;

/** Matches scheduled activity tasks with workers that poll. */
export class Activities {
  readonly #clock: Clock;
  readonly #tasks = new Map<string, ActivityTask[]>();
  readonly #pollers = new Map<string, Poller[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  schedule(arn: string, task: ActivityTask): void {
    const poller = this.#pollers.get(arn)?.shift();
    if (poller) hand(poller, task);
    else this.#tasks.set(arn, [...(this.#tasks.get(arn) ?? []), task]);
  }

  poll(arn: string, worker: string | undefined, signal?: AbortSignal): Promise<ActivityTask | undefined> {
    const waiting = this.#tasks.get(arn) ?? [];
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      if (task.cancelled) continue;
      task.started(worker);
      return Promise.resolve(task);
    }
    return new Promise((resolve) => {
      const list = this.#pollers.get(arn) ?? [];
      this.#pollers.set(arn, list);
      const leave = (): void => {
        const at = list.indexOf(poller);
        if (at >= 0) list.splice(at, 1);
        poller.answer(undefined);
      };
      const cancel = this.#clock.at(this.#clock.now() + POLL_MS, leave);
      const poller: Poller = {
        worker,
        answer: (task) => {
          cancel();
          signal?.removeEventListener("abort", leave);
          resolve(task);
        },
      };
      list.push(poller);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }
}

function hand(poller: Poller, task: ActivityTask): void {
  task.started(poller.worker);
  poller.answer(task);
}
