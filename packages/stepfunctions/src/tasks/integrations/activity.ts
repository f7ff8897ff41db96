import { persist } from "../../interpreter/persist.ts";
import type { ActivityTask } from "../activities.ts";
import type { Integration } from "./integration.ts";

/** Puts the task where a worker's GetActivityTask finds it; the worker answers by token. */
export function activityIntegration(arn: string): Integration {
  return {
    submits: false,
    waits: true,
    async run({ visit, args, token, events, submitted }, { onEnd }) {
      // A worker took it before a restart: the task stays his until his answer, or the task's timeout.
      if (submitted) return undefined;
      const task: ActivityTask = {
        token: token ?? "",
        input: JSON.stringify(args),
        cancelled: false,
        started: (worker) => {
          events.started(visit, worker);
          const pending = visit.strand.position.task;
          if (pending) pending.submitted = true;
          persist(visit);
        },
      };
      onEnd(() => {
        task.cancelled = true;
      });
      visit.run.engine.activities.schedule(arn, task);
      return undefined;
    },
  };
}
