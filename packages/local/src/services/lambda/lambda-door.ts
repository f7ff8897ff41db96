import { Door } from "../door.ts";
import type { AccessNeed } from "../service.ts";
import type { InvocationResult } from "./invoke-function.ts";

/** Lambda for the services beside it; the caller's right to invoke is checked with `need`. */
export interface LambdaDoor {
  need(nameOrArn: string): AccessNeed;
  invoke(nameOrArn: string, payload: string): Promise<InvocationResult>;
  invokeLater(nameOrArn: string, payload: string): Promise<void>;
}

export const lambdaDoor = new Door<LambdaDoor>("lambda functions");
