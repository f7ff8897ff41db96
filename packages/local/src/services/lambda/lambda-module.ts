import { availableParallelism } from "node:os";
import { trustsService } from "../../auth/service-role.ts";
import { sessionPrincipal } from "../../auth/session-principal.ts";
import { restJsonService } from "../../wire/rest-json-service.ts";
import type { CloudContext, ServiceModule } from "../cloud-context.ts";
import { logDoor } from "../logs/log-door.ts";
import { ServiceError } from "../service-error.ts";
import { queueNeed } from "../sqs/operations/queue-access.ts";
import { queueDoor } from "../sqs/queue-door.ts";
import { AsyncInvocations } from "./async-invocations.ts";
import { EventSourcePoller } from "./event-source-poller.ts";
import { eventSourceResource } from "./event-source-resource.ts";
import { EventSourceStore } from "./event-source-store.ts";
import { functionNeed } from "./function-access.ts";
import { functionEnvironment } from "./function-environment.ts";
import { functionLogLine } from "./function-log-line.ts";
import type { FunctionRecord } from "./function-record.ts";
import { functionResource } from "./function-resource.ts";
import { FunctionStore } from "./function-store.ts";
import { invokeFunction } from "./invoke-function.ts";
import { lambdaDoor } from "./lambda-door.ts";
import { lambdaRoutes } from "./lambda-routes.ts";
import { permissionResource } from "./permission-resource.ts";

/** Twelve hours, the longest session there is: a warm thread keeps its credentials. */
const sessionSeconds = 43_200;
const idleMilliseconds = 2_000;

/** Lambda: functions in worker threads, woken by calls, queues and events. */
export function lambdaModule(cloud: CloudContext): ServiceModule {
  const { account, region, clock, store: durable, log } = cloud;
  const functions = new FunctionStore({
    account,
    region,
    durable,
    pool: {
      clock,
      maxThreads: Math.max(2, availableParallelism()),
      idleMilliseconds,
      environment: async (record, logStream) => {
        const credentials = await cloud.credentials.credentialsFor(record.role, record.name, {
          durationSeconds: sessionSeconds,
        });
        return functionEnvironment(record, { region, endpoint: cloud.endpoint(), logStream, credentials });
      },
      writeLog: (record, stream, line, requestId) => {
        const timestamp = new Date(clock.now()).toISOString();
        const message = functionLogLine(line, record.logging, { requestId, timestamp });
        if (message === undefined || !mayLog(cloud, record, stream)) return;
        logDoor.of(cloud).append(record.logGroup, { stream, message, ...(requestId !== undefined && { requestId }) });
      },
    },
  });
  const asynchronous = new AsyncInvocations({ functions, clock, log, durable });
  const sources = new EventSourceStore(durable, (source) => {
    const queue = queueDoor.of(cloud).queues.byArn(source.queueArn);
    if (!queue) throw new Error(`there is no queue ${source.queueArn}`);
    return new EventSourcePoller({
      source,
      queue,
      region,
      defaultConcurrency: 5,
      invoke: (payload) => invokeFunction(functions, functions.get(source.functionName), payload),
      onError: (error) =>
        log("lambda.poll-failed", { function: source.functionName, queue: source.queueArn, reason: String(error) }),
    });
  });
  lambdaDoor.offer(cloud, {
    need: (name) => functionNeed(functions, name, "InvokeFunction"),
    invoke: async (name, payload) => invokeFunction(functions, functions.get(name), payload),
    invokeLater: async (name, payload) => {
      await asynchronous.accept(functions.get(name).name, payload);
    },
  });
  // A role that is not there has no permissions, and its function none.
  const requireTrust = (roleArn: string): void => {
    if (!cloud.identities.role(roleArn) || trustsService(cloud, roleArn, "lambda.amazonaws.com")) return;
    throw new Error("The role defined for the function cannot be assumed by Lambda.");
  };
  const checkRole = (roleArn: string, queueArn: string): void => {
    const { queues } = queueDoor.of(cloud);
    const needs = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((action) =>
      queueNeed(queues, queueArn, action),
    );
    cloud.authorizer.authorize(sessionPrincipal(roleArn, "event-source", ""), needs);
  };
  const service = restJsonService({
    signingName: "lambda",
    routes: lambdaRoutes,
    store: { functions, sources, asynchronous },
    invalidInputCode: "InvalidParameterValueException",
  });
  return {
    services: [service],
    resources: [
      functionResource(functions, { stateDir: cloud.stateDir, checkRole: requireTrust }),
      permissionResource(functions),
      eventSourceResource({ sources, functions, now: () => clock.now(), checkRole }),
    ],
    start: () => {
      asynchronous.start();
      sources.start();
    },
    close: async () => {
      asynchronous.close();
      const stopped = sources.close();
      await functions.close();
      await stopped;
    },
  };
}

/** Lambda writes a function's log with the function's own role; without the permission the lines are lost, as in AWS. */
function mayLog(
  { account, region, authorizer }: CloudContext,
  { role, name, logGroup }: FunctionRecord,
  stream: string,
): boolean {
  const resource = `arn:aws:logs:${region}:${account}:log-group:${logGroup}:log-stream:${stream}`;
  try {
    authorizer.authorize(sessionPrincipal(role, name, ""), [
      { action: "logs:CreateLogStream", resource },
      { action: "logs:PutLogEvents", resource },
    ]);
    return true;
  } catch (error) {
    if (error instanceof ServiceError) return false;
    throw error;
  }
}
