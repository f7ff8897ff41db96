import type { Visit } from "../../interpreter/visit.ts";
import type { Json } from "../../json.ts";
import type { Resource } from "../resource.ts";
import type { TaskEvents } from "../task-events.ts";
import { activityIntegration } from "./activity.ts";
import { httpIntegration } from "./http.ts";
import { jobIntegration } from "./job.ts";
import { lambdaArnIntegration, lambdaInvokeIntegration } from "./lambda.ts";
import { serviceIntegration } from "./service.ts";
import { statesIntegration } from "./states.ts";

export interface TaskContext {
  readonly visit: Visit;
  readonly args: Json;
  readonly token: string | undefined;
  /** Whose permissions the call has. */
  readonly roleArn: string;
  readonly events: TaskEvents;
  /** What the submitting call answered before a restart. */
  readonly submission: Json | undefined;
  readonly submitted: boolean;
}

export interface TaskControl {
  /** The task has timed out or was stopped meanwhile. */
  ended(): boolean;
  onEnd(cleanup: () => void): void;
  /** Writes TaskSubmitted: the request went out, the job or the callback is awaited from here on. */
  submitted(output: Json): void;
}

/** How tasks of one kind of resource are run. */
export interface Integration {
  /** Has a TaskSubmitted event: `.sync` and `.waitForTaskToken`. */
  readonly submits: boolean;
  /** Waits for others rather than working itself, so virtual time may pass meanwhile. */
  readonly waits: boolean;
  /** What is wrong with the arguments, as AWS words it. */
  check?(args: Json): string | undefined;
  /** The input as history shows it, when that is not the arguments. */
  shownInput?(args: Json): string | undefined;
  run(context: TaskContext, control: TaskControl): Promise<Json | undefined>;
}

/** Finds what runs a resource. */
export function integrationOf(resource: Resource): Integration {
  if (resource.kind === "lambda") return lambdaArnIntegration(resource.arn);
  if (resource.kind === "activity") return activityIntegration(resource.arn);
  if (!resource.sdk) {
    if (resource.service === "lambda") return lambdaInvokeIntegration(resource);
    if (resource.service === "states") return statesIntegration(resource);
    if (resource.service === "http") return httpIntegration();
    if (resource.pattern === "sync" || resource.pattern === "sync:2") return jobIntegration(resource);
  }
  return serviceIntegration(resource);
}
