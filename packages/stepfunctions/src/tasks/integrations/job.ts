import { StateFailure } from "../../interpreter/state-failure.ts";
import { isJsonObject, type Json, type JsonObject } from "../../json.ts";
import type { Resource } from "../resource.ts";
import { callOf } from "./call-of.ts";
import type { Integration, TaskContext, TaskControl } from "./integration.ts";
import { shapeArguments } from "./optimised.ts";

interface Job {
  /** The call that tells how the job stands, made of what started it. */
  describe(started: JsonObject, args: JsonObject): { action: string; arguments: JsonObject };
  state(described: JsonObject): string | undefined;
  readonly succeeded: readonly string[];
  readonly failed: readonly string[];
  result?(described: JsonObject): Json;
}

/** Jobs that `.sync` waits for: https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html */
const JOBS: Readonly<Record<string, Job>> = {
  "glue:startJobRun": {
    describe: (started, args) => ({
      action: "getJobRun",
      arguments: { JobName: args.JobName ?? null, RunId: started.JobRunId ?? null },
    }),
    state: (described) => member(described, "JobRun", "JobRunState"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED", "STOPPED", "TIMEOUT", "ERROR", "EXPIRED"],
    result: (described) => described.JobRun ?? null,
  },
  "athena:startQueryExecution": {
    describe: (started) => ({
      action: "getQueryExecution",
      arguments: { QueryExecutionId: started.QueryExecutionId ?? null },
    }),
    state: (described) =>
      member(isJsonObject(described.QueryExecution) ? described.QueryExecution : {}, "Status", "State"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED", "CANCELLED"],
  },
  "bedrock:createModelCustomizationJob": {
    describe: (started) => ({
      action: "getModelCustomizationJob",
      arguments: { JobIdentifier: started.JobArn ?? null },
    }),
    state: (described) => (typeof described.Status === "string" ? described.Status : undefined),
    succeeded: ["Completed"],
    failed: ["Failed", "Stopped"],
  },
  "codebuild:startBuild": {
    describe: (started) => ({ action: "batchGetBuilds", arguments: { Ids: [member(started, "Build", "Id") ?? null] } }),
    state: (described) => member({ first: first(described.Builds) }, "first", "BuildStatus"),
    succeeded: ["SUCCEEDED"],
    failed: ["FAILED", "FAULT", "TIMED_OUT", "STOPPED"],
    result: (described) => ({ Build: first(described.Builds) }),
  },
};

/** Seconds between two looks at a job; AWS is told by events, a local endpoint has to be asked. */
const POLL_SECONDS = [0.05, 0.1, 0.2, 0.5, 1, 2];

/** An optimised integration that starts a job and waits until it is done. */
export function jobIntegration(resource: Extract<Resource, { kind: "service" }>): Integration {
  const { service, action } = resource;
  const job = JOBS[`${service}:${action}`];
  return {
    submits: true,
    waits: false,
    async run(context, control) {
      if (!job)
        throw new StateFailure(
          "States.Runtime",
          `'${service}:${action}.sync' is not supported here: no way is known to ask how its job stands`,
        );
      const args = shapeArguments(service, action, isJsonObject(context.args) ? context.args : {});
      const started =
        context.submission ?? (await callOf(context, { service, action, arguments: args, integration: "optimised" }));
      control.submitted(started);
      return follow(context, control, job, isJsonObject(started) ? started : {}, args);
    },
  };

  async function follow(
    context: TaskContext,
    control: TaskControl,
    job: Job,
    started: JsonObject,
    args: JsonObject,
  ): Promise<Json | undefined> {
    const { clock } = context.visit.run.engine;
    for (let look = 0; !control.ended(); look++) {
      const call = job.describe(started, args);
      const release = clock.hold();
      const described = await callOf(context, { service, ...call, integration: "optimised" }).finally(release);
      const object = isJsonObject(described) ? described : {};
      const state = job.state(object) ?? "";
      const result = job.result ? job.result(object) : object;
      if (job.succeeded.includes(state)) return result;
      if (job.failed.includes(state)) throw new StateFailure("States.TaskFailed", JSON.stringify(result));
      const seconds = POLL_SECONDS[Math.min(look, POLL_SECONDS.length - 1)] ?? 2;
      await new Promise<void>((resolve) => control.onEnd(clock.at(clock.now() + seconds * 1000, resolve)));
    }
    return undefined;
  }
}

function member(object: JsonObject, outer: string, inner: string): string | undefined {
  const value = object[outer];
  const found = isJsonObject(value) ? value[inner] : undefined;
  return typeof found === "string" ? found : undefined;
}

function first(list: Json | undefined): Json {
  return Array.isArray(list) ? (list[0] ?? null) : null;
}
