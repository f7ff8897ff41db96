import { type StepFunctionsOptions, StepFunctionsService } from "@tributary/stepfunctions";

const roleArn = "arn:aws:iam::000000000000:role/bench";

export interface Bencher {
  readonly service: StepFunctionsService;
  readonly stateMachineArn: string;
  /** Runs so many executions, `width` at once, and answers the milliseconds. */
  run(count: number, width?: number): Promise<number>;
}

/** A service with one state machine, ready to be timed. */
export async function bencher(
  definition: object,
  input: unknown,
  options: StepFunctionsOptions = {},
): Promise<Bencher> {
  const service = new StepFunctionsService(options);
  const { stateMachineArn } = await service.handle("CreateStateMachine", {
    name: "bench",
    roleArn,
    definition: JSON.stringify(definition),
  });
  const arn = String(stateMachineArn);
  const text = JSON.stringify(input);
  const one = async (): Promise<void> => {
    const { executionArn } = await service.handle("StartExecution", { stateMachineArn: arn, input: text });
    for (;;) {
      const { status } = await service.handle("DescribeExecution", { executionArn: String(executionArn) });
      if (status === "SUCCEEDED") return;
      if (status !== "RUNNING") throw new Error(`The execution ended as ${String(status)}`);
      await new Promise(setImmediate);
    }
  };
  return { service, stateMachineArn: arn, run: (count, width = 50) => timed(count, width, one) };
}

/** Milliseconds of `count` runs, `width` at once. */
export async function timed(count: number, width: number, one: () => Promise<unknown>): Promise<number> {
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) await one();
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: width }, worker));
  return performance.now() - started;
}

/** The median of an odd number of measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
