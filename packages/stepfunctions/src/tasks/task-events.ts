import { inputDetails, outputDetails } from "../interpreter/history.ts";
import type { StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import type { JsonObject } from "../json.ts";
import type { Resource } from "./resource.ts";

export interface ScheduledTask {
  readonly input: string;
  readonly timeout: number | undefined;
  readonly heartbeat: number | undefined;
  readonly roleArn: string | undefined;
  readonly region: string;
}

/** Writes the history events of one kind of task. */
export interface TaskEvents {
  scheduled(visit: Visit, task: ScheduledTask): void;
  started(visit: Visit, workerName?: string): void;
  submitted(visit: Visit, output: string): void;
  succeeded(visit: Visit, output: string): void;
  failed(visit: Visit, failure: StateFailure): void;
  /** The call that submits a job or hands out a token failed. */
  submitFailed(visit: Visit, failure: StateFailure): void;
  timedOut(visit: Visit, failure: StateFailure): void;
}

/** Lambda ARNs and activities have event types of their own, service integrations share the Task types. */
export function taskEvents(resource: Resource): TaskEvents {
  if (resource.kind === "lambda") return new OwnEvents("LambdaFunction", "lambdaFunction", resource.arn);
  if (resource.kind === "activity") return new OwnEvents("Activity", "activity", resource.arn);
  return new ServiceEvents(resource.resource, resource.resourceType);
}

function write(visit: Visit, type: string, key?: string, details?: JsonObject): void {
  const { position } = visit.strand;
  position.cursor = visit.run.append(type, position.cursor, key, details);
}

function reason({ error, reason: cause }: StateFailure): JsonObject {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

function limits({ timeout, heartbeat, roleArn }: ScheduledTask): JsonObject {
  return {
    ...(timeout === undefined ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === undefined ? {} : { heartbeatInSeconds: heartbeat }),
    ...(roleArn === undefined ? {} : { taskCredentials: { roleArn } }),
  };
}

class OwnEvents implements TaskEvents {
  readonly #type: string;
  readonly #key: string;
  readonly #arn: string;

  constructor(type: string, key: string, arn: string) {
    this.#type = type;
    this.#key = key;
    this.#arn = arn;
  }

  scheduled(visit: Visit, task: ScheduledTask): void {
    write(visit, `${this.#type}Scheduled`, `${this.#key}ScheduledEventDetails`, {
      resource: this.#arn,
      ...inputDetails(task.input),
      ...limits(task),
    });
  }

  started(visit: Visit, workerName?: string): void {
    if (this.#type === "Activity")
      write(visit, "ActivityStarted", "activityStartedEventDetails", workerName === undefined ? {} : { workerName });
    else write(visit, `${this.#type}Started`);
  }

  submitted(): void {
    // Neither a Lambda ARN nor an activity is submitted.
  }

  submitFailed(visit: Visit, failure: StateFailure): void {
    this.failed(visit, failure);
  }

  succeeded(visit: Visit, output: string): void {
    write(visit, `${this.#type}Succeeded`, `${this.#key}SucceededEventDetails`, outputDetails(output));
  }

  failed(visit: Visit, failure: StateFailure): void {
    write(visit, `${this.#type}Failed`, `${this.#key}FailedEventDetails`, reason(failure));
  }

  timedOut(visit: Visit, failure: StateFailure): void {
    write(visit, `${this.#type}TimedOut`, `${this.#key}TimedOutEventDetails`, reason(failure));
  }
}

class ServiceEvents implements TaskEvents {
  readonly #names: { resource: string; resourceType: string };

  constructor(resource: string, resourceType: string) {
    this.#names = { resource, resourceType };
  }

  scheduled(visit: Visit, task: ScheduledTask): void {
    write(visit, "TaskScheduled", "taskScheduledEventDetails", {
      ...this.#names,
      region: task.region,
      parameters: task.input,
      ...limits(task),
    });
  }

  started(visit: Visit): void {
    write(visit, "TaskStarted", "taskStartedEventDetails", this.#names);
  }

  submitted(visit: Visit, output: string): void {
    write(visit, "TaskSubmitted", "taskSubmittedEventDetails", { ...this.#names, ...outputDetails(output) });
  }

  succeeded(visit: Visit, output: string): void {
    write(visit, "TaskSucceeded", "taskSucceededEventDetails", { ...this.#names, ...outputDetails(output) });
  }

  failed(visit: Visit, failure: StateFailure): void {
    write(visit, "TaskFailed", "taskFailedEventDetails", { ...this.#names, ...reason(failure) });
  }

  submitFailed(visit: Visit, failure: StateFailure): void {
    write(visit, "TaskSubmitFailed", "taskSubmitFailedEventDetails", { ...this.#names, ...reason(failure) });
  }

  timedOut(visit: Visit, failure: StateFailure): void {
    write(visit, "TaskTimedOut", "taskTimedOutEventDetails", { ...this.#names, ...reason(failure) });
  }
}
