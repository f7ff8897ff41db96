import type { Authorizer } from "../auth/authorizer.ts";
import type { CredentialStore } from "../auth/credential-store.ts";
import type { CloudLog } from "../cloud-log.ts";
import type { ResourceProvider } from "../template/resource-provider.ts";
import type { AiAnswers } from "./ai/ai-answers.ts";
import type { Clock } from "./clock.ts";
import type { DurableStore } from "./durable-map.ts";
import type { IdentityStore } from "./iam/identity-store.ts";
import type { Service } from "./service.ts";

/** What every service of one local cloud shares. */
export interface CloudContext {
  readonly account: string;
  readonly region: string;
  readonly stateDir: string;
  readonly clock: Clock;
  readonly store: DurableStore;
  readonly credentials: CredentialStore;
  readonly identities: IdentityStore;
  readonly authorizer: Authorizer;
  readonly log: CloudLog;
  /** Where answers of AI services come from. */
  readonly answers: AiAnswers;
  /** Resource types of every service, for CloudFormation. */
  resourceProviders(): readonly ResourceProvider[];
  /** `http://localhost:<port>`; known once the cloud listens. */
  endpoint(): string;
}

/** What a service folder brings to the cloud. */
export interface ServiceModule {
  readonly services: readonly Service[];
  readonly resources: readonly ResourceProvider[];
  /** Runs once every service stands and the port is open. */
  start?(): void | Promise<void>;
  /** Runs after the services closed. */
  close?(): Promise<void>;
}

export type ServiceFactory = (cloud: CloudContext) => ServiceModule | Promise<ServiceModule>;
