export type { CredentialStore, Credentials, SessionOptions } from "./auth/credential-store.ts";
export { type LocalCloud, type LocalCloudOptions, startLocalCloud } from "./local-cloud.ts";
export { type Clock, systemClock } from "./services/clock.ts";
export type { CloudContext, ServiceFactory, ServiceModule } from "./services/cloud-context.ts";
export { ManualClock } from "./services/manual-clock.ts";
export type { AccessNeed, Principal, Service, ServiceRequest, ServiceResponse } from "./services/service.ts";
export { ServiceError } from "./services/service-error.ts";
export type { LoadedTemplate, LoadTemplateOptions } from "./template/load-template.ts";
export type { ResourceProvider } from "./template/resource-provider.ts";
