import type { AddressInfo } from "node:net";
import { TributaryError } from "@tributary/errors";
import { createHttpServer } from "./server/http-server.ts";
import { type StepFunctionsOptions, StepFunctionsService } from "./service/step-functions-service.ts";

export interface StartOptions extends StepFunctionsOptions {
  /** 8083 is the port of Step Functions Local; 0 takes any free one. */
  readonly port?: number;
  readonly host?: string;
}

export interface RunningStepFunctions {
  /** `http://127.0.0.1:<port>`, for an SDK client's `endpoint`. */
  readonly endpoint: string;
  readonly port: number;
  readonly service: StepFunctionsService;
  close(): Promise<void>;
}

/**
 * Starts Step Functions on localhost.
 *
 * @example
 * const stepFunctions = await startStepFunctions({ port: 0 });
 * const client = new SFNClient({ endpoint: stepFunctions.endpoint, region: "us-east-1", disableHostPrefix: true });
 */
export async function startStepFunctions({
  port = 8083,
  host = "127.0.0.1",
  ...options
}: StartOptions = {}): Promise<RunningStepFunctions> {
  let service: StepFunctionsService | undefined;
  const server = createHttpServer(() => service as StepFunctionsService);
  server.keepAliveTimeout = 60_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (cause) {
    throw new TributaryError(
      "TRB-SFN-002",
      `Cannot listen on port ${port}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  // Executions that outlived the last process go on from here: not before the port is ours, and before any request.
  try {
    service = new StepFunctionsService(options);
  } catch (error) {
    server.close();
    throw error;
  }
  const running = service;
  const { port: used } = server.address() as AddressInfo;
  return {
    endpoint: `http://${host}:${used}`,
    port: used,
    service: running,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await running.close();
    },
  };
}
