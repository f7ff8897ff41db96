import type { DataFlow } from "../interpreter/data-flow.ts";
import { persist } from "../interpreter/persist.ts";
import { QueryFault, RuntimeFault, StateFailure } from "../interpreter/state-failure.ts";
import type { Visit } from "../interpreter/visit.ts";
import { isJsonObject, type Json } from "../json.ts";
import { Payload } from "../payload.ts";
import { unexpectedType } from "../states/fail.ts";
import { awaitTask } from "./await-task.ts";
import { ServiceCallError } from "./call-service.ts";
import { integrationOf, type TaskContext } from "./integrations/integration.ts";
import type { Resource } from "./resource.ts";
import { taskEvents } from "./task-events.ts";
import type { TaskFields } from "./task-fields.ts";

export interface TaskStart {
  readonly resource: Resource;
  readonly fields: TaskFields;
  readonly flow: DataFlow;
  readonly effective: Json;
}

/** One attempt of a Task state: schedules, waits for the answer, writes every event. */
export async function runTask(visit: Visit, { resource, fields, flow, effective }: TaskStart): Promise<Json> {
  const { run, strand } = visit;
  const { position } = strand;
  const { engine } = run;
  const events = taskEvents(resource);
  const resumed = position.task;
  const wantsToken =
    resource.kind === "activity" || (resource.kind === "service" && resource.pattern === "waitForTaskToken");
  const token =
    resumed?.token ??
    (wantsToken ? engine.tokens.create(run.arn, strand.id, position.enteredId, engine.random.uuid()) : undefined);
  visit.taskToken = resource.kind === "service" ? token : undefined;
  const args = new Payload(await flow.argumentsOf(visit, effective));
  if (resource.kind === "service") checkArguments(visit, args.value);
  const credentials = await fields.credentials(visit, effective);
  const roleArn =
    isJsonObject(credentials) && typeof credentials.RoleArn === "string" ? credentials.RoleArn : undefined;
  const timeout = await fields.timeout(visit, effective);
  const heartbeat = await fields.heartbeat(visit, effective);
  if (args.tooLarge)
    throw new StateFailure(
      "States.DataLimitExceeded",
      `The state/task '${visit.state.name}' was given arguments with a size exceeding the maximum number of bytes service limit.`,
    );
  const integration = integrationOf(resource);
  const checked = integration.check?.(args.value);
  if (checked !== undefined)
    throw new RuntimeFault(`The Parameters '${args.text}' could not be used to start the Task: [${checked}]`);

  if (!resumed) {
    events.scheduled(visit, {
      input: integration.shownInput?.(args.value) ?? args.text,
      timeout,
      heartbeat,
      roleArn,
      region: engine.region,
    });
    if (resource.kind !== "activity") events.started(visit);
    const startedAt = engine.clock.now();
    position.task = {
      startedAt,
      ...(token === undefined ? {} : { token }),
      ...(timeout === undefined ? {} : { deadline: startedAt + timeout * 1000 }),
      ...(heartbeat === undefined ? {} : { heartbeatSeconds: heartbeat }),
    };
  }
  const context: TaskContext = {
    visit,
    args: args.value,
    token,
    roleArn: roleArn ?? run.roleArn,
    events,
    submission: resumed?.submission,
    submitted: resumed?.submitted === true,
  };
  try {
    if (engine.save) await persist(visit);
    const result = await awaitTask(visit, context, integration);
    const text = JSON.stringify(result);
    if (new Payload(result, text).tooLarge) {
      const name = resource.kind === "service" ? resource.service : resource.arn;
      throw new StateFailure(
        "States.DataLimitExceeded",
        `The state/task '${name}' returned a result with a size exceeding the maximum number of bytes service limit.`,
      );
    }
    events.succeeded(visit, text);
    return result;
  } catch (error) {
    if (strand.cancelled) throw error;
    const failure = taskFailure(error);
    if (failure.error === "States.Timeout") events.timedOut(visit, failure);
    else if (integration.submits && !position.task?.submitted && error instanceof ServiceCallError)
      events.submitFailed(visit, failure);
    else events.failed(visit, failure);
    throw failure;
  } finally {
    if (!strand.cancelled) {
      delete position.task;
      visit.taskToken = undefined;
    }
  }
}

function taskFailure(error: unknown): StateFailure {
  if (error instanceof StateFailure) return error;
  if (error instanceof ServiceCallError) return new StateFailure(error.error, error.reason);
  if (error instanceof RuntimeFault || error instanceof QueryFault) throw error;
  const message = error instanceof Error ? error.message : String(error);
  return new StateFailure("States.TaskFailed", message);
}

/** An expression for all of the arguments of a service has to answer an object. */
function checkArguments({ state }: Visit, args: Json): void {
  const { Arguments } = state.definition;
  if (typeof Arguments !== "string" || isJsonObject(args)) return;
  throw new QueryFault(unexpectedType(Arguments, "Arguments", "object", args), "Arguments");
}
