import { resolve } from "node:path";
import { Authorizer } from "./auth/authorizer.ts";
import { CredentialStore, type Credentials } from "./auth/credential-store.ts";
import { openCloudLog } from "./cloud-log.ts";
import { AiAnswers } from "./services/ai/ai-answers.ts";
import { type Clock, systemClock } from "./services/clock.ts";
import type { CloudContext, ServiceFactory, ServiceModule } from "./services/cloud-context.ts";
import { DurableStore } from "./services/durable-map.ts";
import { IdentityStore } from "./services/iam/identity-store.ts";
import type { Service } from "./services/service.ts";
import { serviceModules } from "./services/service-modules.ts";
import { lockState } from "./state-lock.ts";
import { openState } from "./state-version.ts";
import { type LoadedTemplate, type LoadTemplateOptions, loadTemplate } from "./template/load-template.ts";
import type { ResourceProvider } from "./template/resource-provider.ts";
import { WireServer } from "./wire/wire-server.ts";

export interface LocalCloudOptions {
  /** Everything the cloud keeps lies in here. */
  readonly stateDir: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Default: `000000000000`. */
  readonly account?: string;
  /** Default: `us-east-1`. */
  readonly region?: string;
  readonly clock?: Clock;
  /** Folder of recorded AI answers, used instead of the local engines. */
  readonly recordedAnswers?: string;
  /** Default: every service there is. */
  readonly services?: readonly ServiceFactory[];
}

export interface LocalCloud {
  /** `http://localhost:<port>`, for `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  readonly port: number;
  readonly account: string;
  readonly region: string;
  readonly stateDir: string;
  /** Keys of the operator, who may do everything. */
  readonly credentials: Credentials;
  /** For services that live in the same process. */
  readonly context: CloudContext;
  registerService(factory: ServiceFactory): Promise<void>;
  /** Makes the resources of an assembly's template; loading again changes only what differs. */
  load(assemblyDir: string, options?: LoadTemplateOptions): Promise<LoadedTemplate>;
  close(): Promise<void>;
}

/**
 * Starts AWS endpoints on localhost, on one port.
 *
 * @example
 * const cloud = await startLocalCloud({ stateDir: ".pipeline" });
 * const s3 = new S3Client({ endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials, forcePathStyle: true });
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const { account = "000000000000", region = "us-east-1", clock = systemClock, port = 0 } = options;
  const stateDir = resolve(options.stateDir);
  await openState(stateDir, { account, region });
  const unlock = await lockState(stateDir);
  const logFile = openCloudLog(stateDir, () => clock.now());
  const { log } = logFile;
  const store = new DurableStore(stateDir);
  const identities = new IdentityStore(store, () => clock.now());
  const authorizer = new Authorizer({ account, region, clock, identities, log });
  const credentials = new CredentialStore(store, { clock, account });
  const providers: ResourceProvider[] = [];
  let endpoint = "";
  const context: CloudContext = {
    account,
    region,
    stateDir,
    clock,
    store,
    credentials,
    identities,
    authorizer,
    log,
    answers: new AiAnswers(options.recordedAnswers),
    resourceProviders: () => providers,
    endpoint: () => endpoint,
  };

  const services = new Map<string, Service>();
  const modules: ServiceModule[] = [];
  const wire = new WireServer(services, { credentials, authorizer, clock, log, region });
  const add = async (factory: ServiceFactory): Promise<ServiceModule> => {
    const made = await factory(context);
    for (const service of made.services) services.set(service.signingName, service);
    providers.push(...made.resources);
    modules.push(made);
    return made;
  };
  const close = async (): Promise<void> => {
    await wire.close();
    for (const module of modules.toReversed()) {
      for (const service of module.services) await service.close();
      await module.close?.();
    }
    await store.close();
    await logFile.close();
    await unlock();
  };

  try {
    for (const factory of options.services ?? serviceModules) await add(factory);
    const opened = await wire.listen(port);
    endpoint = `http://localhost:${opened}`;
    for (const module of modules) await module.start?.();
    return {
      endpoint,
      port: opened,
      account,
      region,
      stateDir,
      credentials: await credentials.operator(),
      context,
      registerService: async (factory) => {
        const made = await add(factory);
        await made.start?.();
      },
      load: (assemblyDir, loadOptions) =>
        loadTemplate({ stateDir, account, region, providers }, assemblyDir, loadOptions),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
