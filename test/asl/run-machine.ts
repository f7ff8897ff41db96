import { printAsl, type StateMachine } from "@tributary/asl";
import {
  type Json,
  type ServiceCall,
  ServiceCallError,
  StepFunctionsService,
  seededRandom,
  VirtualClock,
} from "@tributary/stepfunctions";

export interface MachineRun {
  readonly status: string;
  readonly output: unknown;
  readonly error?: unknown;
  readonly cause?: unknown;
}

/** Runs a machine once on our Step Functions, in virtual time, its calls answered by `answer`. */
export async function runMachine(
  machine: Pick<StateMachine, "toAsl">,
  input: unknown,
  answer: (call: ServiceCall) => Json = unanswered,
): Promise<MachineRun> {
  const service = new StepFunctionsService({
    clock: new VirtualClock("2026-11-23T09:00:00Z"),
    random: seededRandom(1),
    callService: (call) => Promise.resolve(answer(call)),
  });
  try {
    const { stateMachineArn } = await service.handle("CreateStateMachine", {
      name: "machine",
      definition: printAsl(machine.toAsl()).replaceAll(
        /\$\{\w+\}/g,
        "arn:aws:states:us-east-1:000000000000:placeholder",
      ),
      roleArn: "arn:aws:iam::000000000000:role/machine",
    });
    const started = await service.handle("StartExecution", {
      stateMachineArn: String(stateMachineArn),
      input: JSON.stringify(input),
    });
    for (;;) {
      const run = await service.handle("DescribeExecution", { executionArn: String(started.executionArn) });
      if (run.status !== "RUNNING") {
        const output: unknown = typeof run.output === "string" ? JSON.parse(run.output) : null;
        return { status: String(run.status), output, error: run.error, cause: run.cause };
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    await service.close();
  }
}

function unanswered(call: ServiceCall): never {
  throw new ServiceCallError("Test.Unexpected", `nobody answers ${call.service}:${call.action}`);
}
