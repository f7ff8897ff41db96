export type { ArrivedObject } from "./contract/arrived-object.ts";
export type { Collected } from "./contract/collected.ts";
export type { Execution } from "./contract/execution.ts";
export type { FileKind, Identified } from "./contract/identified.ts";
export type { Pointer } from "./contract/pointer.ts";
export type { ServiceOutput } from "./contract/service-output.ts";
export type {
  EnvironmentName,
  HandlerManifest,
  HandlerName,
  HandlerPermission,
  PermissionCondition,
  PermissionResource,
} from "./manifest/handler-manifest.ts";
export { handlerManifest } from "./manifest/handler-manifests.ts";
export { type Reason, reasons } from "./reasons/reasons.ts";
