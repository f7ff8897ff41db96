import { resolve } from "node:path";
import { IAMClient } from "@aws-sdk/client-iam";
import { LakeFormationClient } from "@aws-sdk/client-lakeformation";
import { S3Client } from "@aws-sdk/client-s3";
import { S3ControlClient } from "@aws-sdk/client-s3-control";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { TributaryError } from "@tributary/errors";
import { withLocalCloud } from "../../cloud/open-stack.ts";
import type { Io } from "../../io.ts";
import { loopback } from "./loopback-agent.ts";
import type { TargetOptions } from "./target-options.ts";
import { told } from "./told.ts";

/** An account and Region, with the SDK clients that talk to it. */
export interface Target {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** For a person: `the local cloud of .pipeline`. */
  readonly where: string;
  readonly s3: S3Client;
  readonly s3Control: S3ControlClient;
  readonly iam: IAMClient;
  readonly lakeFormation: LakeFormationClient;
}

interface ClientSetting {
  readonly endpoint?: string;
  readonly region?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** Opens what the options name: the local cloud of the state folder, another endpoint, or AWS. */
export async function withTarget<T>(io: Io, options: TargetOptions, work: (target: Target) => Promise<T>): Promise<T> {
  const endpoint = options.endpointUrl ?? (options.aws ? undefined : process.env.AWS_ENDPOINT_URL);
  if (options.aws || endpoint !== undefined) {
    const setting = endpoint === undefined ? {} : { endpoint: checkedUrl(endpoint) };
    return withClients(setting, endpoint ?? "AWS", work);
  }
  return withLocalCloud({ stateDir: resolve(io.cwd, options.state) }, ({ endpoint: local, region, credentials }) =>
    withClients({ endpoint: local, region, credentials }, `the local cloud of ${options.state}`, work),
  );
}

async function withClients<T>(setting: ClientSetting, where: string, work: (target: Target) => Promise<T>): Promise<T> {
  const local = setting.endpoint === undefined ? undefined : loopback(setting.endpoint);
  const client = {
    ...setting,
    ...(local && { endpoint: local.endpoint, requestHandler: { httpAgent: local.agent } }),
    // The SDK's own limiter: it slows down when AWS says so, and tries again.
    retryMode: "adaptive",
    maxAttempts: 8,
  };
  const clients = {
    s3: new S3Client({ ...client, forcePathStyle: setting.endpoint !== undefined }),
    s3Control: new S3ControlClient(client),
    iam: new IAMClient(client),
    lakeFormation: new LakeFormationClient(client),
  };
  const sts = new STSClient(client);
  try {
    const region = await clients.s3Control.config.region().catch((cause: unknown) => {
      throw new TributaryError("TRB-ACC-010", "No Region is set", { cause });
    });
    const { Account = "", Arn = "" } = await sts
      .send(new GetCallerIdentityCommand({}))
      .catch((error: unknown) => Promise.reject(told(error, `Cannot tell who asks ${where}`)));
    return await work({ ...clients, account: Account, region, partition: Arn.split(":")[1] || "aws", where });
  } finally {
    for (const each of [...Object.values(clients), sts]) each.destroy();
    local?.agent.destroy();
  }
}

function checkedUrl(text: string): string {
  try {
    return new URL(text).origin;
  } catch (cause) {
    throw new TributaryError("TRB-ACC-010", `${JSON.stringify(text)} is not a URL`, { cause });
  }
}
