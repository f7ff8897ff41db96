import { TributaryError } from "@tributary/errors";
import type { JsonObject } from "../json.ts";
import type { CallService, ServiceCall } from "./call-service.ts";
import { clientPackage } from "./client-package.ts";
import { readAnswer, serviceCallError, shapeRequest } from "./sdk-shapes.ts";

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

interface SdkClient {
  send(command: object): Promise<object>;
}
type SdkModule = Record<string, new (input: object) => SdkClient>;

const LOCAL = { accessKeyId: "local", secretAccessKey: "local" };

/** Calls services through the user's own `@aws-sdk/client-*` packages, loaded when first needed. */
export function sdkDispatch({ endpointUrl, region, credentials }: SdkDispatchOptions): CallService {
  const clients = new Map<string, Promise<{ module: SdkModule; client: SdkClient }>>();
  return async (call) => {
    const { module, client } = await connect(call);
    const command = commandName(call.action);
    const Command = module[command];
    if (!Command) throw new TributaryError("TRB-SFN-003", `${clientPackage(call.service)} has no ${command}`);
    let answer: object;
    try {
      answer = await client.send(new Command(shapeRequest(call)));
    } catch (error) {
      throw serviceCallError(call, error);
    }
    return readAnswer(call, answer as JsonObject);
  };

  function connect(call: ServiceCall): Promise<{ module: SdkModule; client: SdkClient }> {
    const key = credentials ? `${call.service} ${call.roleArn}` : call.service;
    let client = clients.get(key);
    if (!client) {
      client = open(call);
      clients.set(key, client);
      client.catch(() => clients.delete(key));
    }
    return client;
  }

  async function open({ service, roleArn }: ServiceCall): Promise<{ module: SdkModule; client: SdkClient }> {
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
    const local =
      endpointUrl === undefined
        ? {}
        : {
            endpoint: endpointUrl,
            credentials: credentials?.(roleArn) ?? LOCAL,
            disableHostPrefix: true,
            maxAttempts: 3,
          };
    const client = new Client({
      region,
      ...local,
      ...(service === "s3" && endpointUrl !== undefined ? { forcePathStyle: true } : {}),
    });
    return { module, client };
  }
}

function commandName(action: string): string {
  return `${action.charAt(0).toUpperCase()}${action.slice(1)}Command`;
}
