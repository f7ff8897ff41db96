import { TributaryError } from "@tributary/errors";
import type { ServiceCall } from "./call-service.ts";
import { clientPackage } from "./client-package.ts";

export interface SdkDispatchOptions {
  readonly endpointUrl?: string | undefined;
  readonly region: string;
  /** Credentials a call is signed with, for the role of its state machine. */
  readonly credentials?: (roleArn: string) => CredentialProvider;
}

/** As SDK clients take it; asked again when what it gave has expired. */
export type CredentialProvider = () => Promise<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}>;

export interface OpenClient {
  readonly module: SdkModule;
  readonly client: SdkClient;
}

interface SdkClient {
  send(command: object): Promise<object>;
  readonly config?: { readonly serviceId?: string };
  readonly middlewareStack?: {
    add(middleware: Middleware, options: { step: "deserialize"; priority: "high"; name: string }): void;
  };
}
export type SdkModule = Record<string, new (input: object) => SdkClient>;

interface Exchange {
  readonly response?: { readonly headers?: Record<string, string> };
  readonly output?: { readonly $metadata?: object };
}
type Middleware = (next: (args: object) => Promise<Exchange>) => (args: object) => Promise<Exchange>;

const LOCAL = { accessKeyId: "local", secretAccessKey: "local" };

/** Opens a client of the service a call goes to. */
export async function openClient(
  { service, roleArn }: ServiceCall,
  { endpointUrl, region, credentials }: SdkDispatchOptions,
): Promise<OpenClient> {
  const name = clientPackage(service);
  let module: SdkModule;
  try {
    module = (await import(name)) as SdkModule;
  } catch (cause) {
    throw new TributaryError("TRB-SFN-003", `A task calls ${service}, and ${name} is not installed`, {
      cause,
      fix: `npm install ${name}`,
    });
  }
  const className = Object.keys(module).find(
    (key) => key.endsWith("Client") && !key.startsWith("__") && key !== "Client",
  );
  const Client = className === undefined ? undefined : module[className];
  if (!Client) throw new TributaryError("TRB-SFN-003", `${name} exports no client`);
  const { NodeHttpHandler } = await import("@smithy/node-http-handler");
  const local =
    endpointUrl === undefined
      ? {}
      : {
          endpoint: endpointUrl,
          credentials: credentials?.(roleArn) ?? LOCAL,
          disableHostPrefix: true,
          maxAttempts: 3,
          // Clients of streaming services speak HTTP/2 unless told otherwise; local endpoints seldom do.
          // Many executions wait for a function at one time; a call that queues for a socket would only be warned of.
          requestHandler: new NodeHttpHandler({ httpAgent: { keepAlive: true, maxSockets: 1000 } }),
          ...(service === "s3" ? { forcePathStyle: true } : {}),
        };
  const client = new Client({ region, ...local });
  client.middlewareStack?.add(keepHeaders, { step: "deserialize", priority: "high", name: "keepHeaders" });
  return { module, client };
}

/** Results of optimised integrations show the headers of the answer; the SDK keeps only the request id of them. */
const keepHeaders: Middleware = (next) => async (args) => {
  const result = await next(args);
  if (result.output?.$metadata && result.response?.headers)
    Object.assign(result.output.$metadata, { httpHeaders: { ...result.response.headers } });
  return result;
};
