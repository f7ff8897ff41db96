import { once } from "node:events";
import { resolve } from "node:path";
import { startStepFunctions } from "@tributary/stepfunctions";
import type { StepFunctionsOptions } from "../commands/stepfunctions.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";

/** `pipeline stepfunctions`: serves until Ctrl-C. */
export async function serveStepFunctions(
  io: Io,
  { port, state, mockConfig, endpointUrl }: StepFunctionsOptions,
): Promise<number> {
  const running = await startStepFunctions({
    port,
    ...(state !== undefined && { stateDir: resolve(io.cwd, state) }),
    ...(mockConfig !== undefined && { mockConfig: resolve(io.cwd, mockConfig) }),
    ...(endpointUrl !== undefined && { endpointUrl }),
  });
  io.stdout.write(
    `Step Functions listens on ${running.endpoint}\nUse it with AWS_ENDPOINT_URL_SFN=${running.endpoint}\n`,
  );
  if (!io.signal.aborted) await once(io.signal, "abort");
  await running.close();
  return exitCodes.ok;
}
