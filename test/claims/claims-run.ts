import { readFile } from "node:fs/promises";
import type { StateMachineDefinition } from "@tributary/asl";
import {
  type Json,
  type JsonObject,
  type ServiceCall,
  ServiceCallError,
  StepFunctionsService,
  seededRandom,
  VirtualClock,
} from "@tributary/stepfunctions";

/** What a service answers to one call; throw `failure(...)` to answer with an error. */
export type Answer = (call: ServiceCall) => Json;

/** Answers by function name (`identify`), or by service and action (`textract:startDocumentAnalysis`). */
export type Answers = Readonly<Record<string, Answer>>;

export interface ClaimsRun {
  readonly status: string;
  readonly output: Json;
  readonly error?: Json | undefined;
  readonly cause?: Json | undefined;
  /** States in the order they were entered: what AWS bills. */
  readonly entered: readonly string[];
  readonly calls: readonly { readonly to: string; readonly arguments: Json }[];
}

export const executionName = "mfrggzdfmztwq2lknnwg23tpoa-1a2b3c4d";

export const arrived: JsonObject = {
  documentId: "mfrggzdfmztwq2lknnwg23tpoa",
  pipeline: "claims",
  revision: "1a2b3c4d",
  receivedAt: "2026-11-23T09:00:00Z",
  raw: { bucket: "claims-raw-dev", key: "inbox/acme/file.bin", etag: "9f86d081884c7d65", bytes: 1024 },
};

/** The error a service or a function answers with. */
export function failure(error: string, cause = "told by the test"): ServiceCallError {
  return new ServiceCallError(error, cause);
}

/** Runs the claims workflow once, in virtual time, with these answers. A job's callback is answered as `complete` says. */
export async function runClaims(answers: Answers): Promise<ClaimsRun> {
  const clock = new VirtualClock("2026-11-23T09:00:00Z");
  const calls: { to: string; arguments: Json }[] = [];
  const service = new StepFunctionsService({
    clock,
    random: seededRandom(1),
    callService: async (call) => {
      const to = nameOf(call);
      calls.push({ to, arguments: call.arguments });
      const answer = answers[to];
      if (!answer) throw failure("Test.Unexpected", `nobody answers ${to}`);
      const given = answer(call);
      const isFunction = call.service === "lambda";
      if (to === "s3:putObject" && given !== null) answerTask(call, given);
      return isFunction ? { Payload: given, StatusCode: 200, ExecutedVersion: "$LATEST" } : given;
    },
  });
  /** Does what `complete` does once the job's event is there. */
  const answerTask = ({ arguments: { Body } }: ServiceCall, answer: Json): void => {
    const release = clock.hold();
    const { taskToken } = typeof Body === "string" ? JSON.parse(Body) : (Body as JsonObject);
    const { Error: error, Cause: cause } = Object(answer);
    setImmediate(() => {
      const answered =
        typeof error === "string"
          ? service.handle("SendTaskFailure", { taskToken, error, cause: String(cause) })
          : service.handle("SendTaskSuccess", { taskToken, output: JSON.stringify(answer) });
      void answered.finally(release);
    });
  };

  try {
    const { stateMachineArn } = await service.handle("CreateStateMachine", {
      name: "claims",
      definition: substituted(),
      roleArn: "arn:aws:iam::000000000000:role/claims-workflow",
    });
    const started = await service.handle("StartExecution", {
      stateMachineArn: String(stateMachineArn),
      name: executionName,
      input: JSON.stringify(arrived),
    });
    const executionArn = String(started.executionArn);
    for (;;) {
      const { status, output, error, cause } = await service.handle("DescribeExecution", { executionArn });
      if (status !== "RUNNING") {
        const entered = await statesEntered(service, executionArn);
        return {
          status: String(status),
          output: typeof output === "string" ? JSON.parse(output) : null,
          error,
          cause,
          entered,
          calls,
        };
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    await service.close();
  }
}

async function statesEntered(service: StepFunctionsService, executionArn: string): Promise<readonly string[]> {
  const { events } = await service.handle("GetExecutionHistory", { executionArn, maxResults: 1000 });
  return (events as readonly JsonObject[]).flatMap(({ stateEnteredEventDetails }) =>
    stateEnteredEventDetails ? [String(Object(stateEnteredEventDetails).name)] : [],
  );
}

const definitionText = await readFile(new URL("../../statemachines/claims/claims.asl.json", import.meta.url), "utf8");

/** The checked-in definition, which a test beside it keeps true. */
export const definition: StateMachineDefinition = JSON.parse(definitionText);

/** The definition as CloudFormation deploys it: function ARNs end in the handler's name. */
function substituted(): string {
  return definitionText
    .replaceAll("${LakeBucket}", "claims-lake-dev")
    .replace(/\$\{(\w+)FunctionArn\}/g, (_, handler: string) => functionArn(handler.toLowerCase()))
    .replace(/\$\{(\w+)\}/g, "arn:aws:test:::$1");
}

function functionArn(handler: string): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${handler}`;
}

function nameOf({ service, action, arguments: { FunctionName } }: ServiceCall): string {
  return service === "lambda" ? String(FunctionName).replace(/^.*:/, "") : `${service}:${action}`;
}
