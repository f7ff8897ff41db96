import type { S3Client } from "@aws-sdk/client-s3";
import { SendTaskFailureCommand, SendTaskSuccessCommand, type SFNClient } from "@aws-sdk/client-sfn";
import { tokenKey } from "@tributary/catalog";
import { type BatchResponse, sqsEvent } from "../contract/sqs-event.ts";
import { ReasonError } from "../reasons/reason-error.ts";
import type { Log } from "../runtime/logger.ts";
import { readEnvironment, readInput } from "../runtime/read-input.ts";
import { settings } from "../runtime/settings.ts";
import { settleBatch } from "../runtime/settle-batch.ts";
import { type Completion, readCompletion } from "./completion-event.ts";
import { type JobClients, jobFailure } from "./job-failure.ts";
import { readToken } from "./read-token.ts";

const completeSettings = settings.pick({ LAKE_BUCKET: true });

export interface CompleteContext extends JobClients {
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: Log;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/** Answers the execution that waits for a job. A message whose token is not there yet stays on the queue. */
export function createComplete(context: CompleteContext): (event: unknown) => Promise<BatchResponse> {
  const { s3, environment, log, wait } = context;
  return async (event) => {
    const { LAKE_BUCKET } = readEnvironment(completeSettings, environment);
    const { Records } = readInput(sqsEvent, event);
    return settleBatch(Records, log, async (body) => {
      const job = readCompletion(body);
      const pointer = { bucket: LAKE_BUCKET, key: tokenKey(job.service, job.jobId) };
      await answer(context, job, await readToken(s3, pointer, wait));
    });
  };
}

async function answer(context: CompleteContext, job: Completion, taskToken: string): Promise<void> {
  const { sfn, log } = context;
  const command = await answerOf(context, job, taskToken);
  try {
    if (command instanceof SendTaskSuccessCommand) await sfn.send(command);
    else await sfn.send(command);
    log.info("task answered", { ...job });
  } catch (error) {
    if (!isAnsweredAlready(error)) throw error;
    log.warn("nobody waits for this job any more", { ...job, error: error.name });
  }
}

async function answerOf(
  context: CompleteContext,
  job: Completion,
  taskToken: string,
): Promise<SendTaskSuccessCommand | SendTaskFailureCommand> {
  if (["SUCCEEDED", "COMPLETED", "PARTIAL_SUCCESS"].includes(job.status)) {
    const output = JSON.stringify({ service: job.service, jobId: job.jobId, status: job.status });
    return new SendTaskSuccessCommand({ taskToken, output });
  }
  if (!["FAILED", "ERROR"].includes(job.status)) {
    throw new ReasonError("InvalidInput", `Job ${job.jobId} has the unknown status ${job.status}.`);
  }
  const why = await jobFailure(context, job).catch((error: unknown) => {
    context.log.warn("the service does not say why the job failed", { ...job, error });
    return undefined;
  });
  const said = why ?? `the service reported ${job.status} and gave no reason`;
  const cause = `${job.service} job ${job.jobId} failed: ${said}`;
  return new SendTaskFailureCommand({ taskToken, error: "ServiceFailed", cause: cause.slice(0, 32_768) });
}

/** The execution went on (it timed out, was stopped, or the event came twice), or the token is of another account. */
function isAnsweredAlready(error: unknown): error is Error {
  return error instanceof Error && ["TaskTimedOut", "TaskDoesNotExist", "InvalidToken"].includes(error.name);
}
