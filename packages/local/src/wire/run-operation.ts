import { InvalidInput } from "../services/input-shape.ts";
import type { CallContext, Operation } from "../services/operation.ts";
import type { ServiceRequest } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";

export interface OperationRun<Store> {
  readonly operation: Operation<Store>;
  readonly store: Store;
  readonly input: unknown;
  readonly account: string;
  readonly invalidInputCode: string;
}

/** Checks the input, then the caller's permissions, then does the work. */
export async function runOperation<Store>(request: ServiceRequest, run: OperationRun<Store>): Promise<unknown> {
  const { operation, store, input } = run;
  const context: CallContext = {
    principal: request.principal,
    account: run.account,
    region: request.region,
    requestId: request.requestId,
    endpoint: request.endpoint,
  };
  try {
    request.authorize(operation.access(input, context, store));
    return await operation.handle(store, input, context);
  } catch (error) {
    if (error instanceof InvalidInput) throw new ServiceError(run.invalidInputCode, error.message);
    throw error;
  }
}
