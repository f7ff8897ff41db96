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
  const service = new StepFunctionsService(options);
  const server = createHttpServer(service);
  server.keepAliveTimeout = 60_000;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, resolve);
    });
  } catch (cause) {
    await service.close();
    throw new TributaryError(
      "TRB-SFN-002",
      `Cannot listen on port ${port}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  const { port: used } = server.address() as AddressInfo;
  return {
    endpoint: `http://${host}:${used}`,
    port: used,
    service,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await service.close();
    },
  };
}
