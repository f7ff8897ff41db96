import type { RestRoute } from "../../wire/rest-json-service.ts";
import type { LambdaService } from "./lambda-service.ts";
import { invoke } from "./operations/invoke.ts";
import { listEventSourceMappings } from "./operations/list-event-source-mappings.ts";
import { getFunction, getFunctionConfiguration, listFunctions } from "./operations/read-functions.ts";

export const lambdaRoutes: readonly RestRoute<LambdaService>[] = [
  invoke,
  getFunction,
  getFunctionConfiguration,
  listFunctions,
  listEventSourceMappings,
];
