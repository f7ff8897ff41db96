import { jsonAnswer, type RestCall, restJsonService } from "../../wire/rest-json-service.ts";
import type { CallContext, Operation } from "../operation.ts";
import type { Service } from "../service.ts";
import type { LakeCalls } from "./lake-calls.ts";
import { filterOperations } from "./operations/filter-operations.ts";
import { locationOperations } from "./operations/location-operations.ts";
import { permissionOperations } from "./operations/permission-operations.ts";
import { settingsOperations } from "./operations/settings-operations.ts";

const operations: readonly Operation<LakeCalls>[] = [
  ...permissionOperations,
  ...settingsOperations,
  ...filterOperations,
  ...locationOperations,
];

/** Lake Formation over restJson: every operation is a POST to its own name. */
export function lakeFormationService(calls: LakeCalls): Service {
  const contextOf = ({ request }: RestCall): CallContext => ({
    principal: request.principal,
    account: calls.store.account,
    region: request.region,
    requestId: request.requestId,
    endpoint: request.endpoint,
  });
  return restJsonService({
    signingName: "lakeformation",
    store: calls,
    invalidInputCode: "InvalidInputException",
    routes: operations.map((operation) => ({
      method: "POST",
      path: `/${operation.name}`,
      access: (call) => operation.access(call.json(), contextOf(call), calls),
      handle: async (_store, call) =>
        jsonAnswer((await operation.handle(calls, call.json(), contextOf(call))) as object),
    })),
  });
}
