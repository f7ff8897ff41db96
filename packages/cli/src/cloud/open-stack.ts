import { AthenaClient } from "@aws-sdk/client-athena";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { TributaryError } from "@tributary/errors";
import { type LocalCloud, type LocalCloudOptions, startLocalCloud } from "@tributary/local";
import { deployStack } from "../deploy/deploy-stack.ts";
import { openDeployable } from "../deploy/deployable.ts";
import { closeTarget, openTarget } from "../deploy/target.ts";
import { watchDisk } from "./watch-disk.ts";

/** A pipeline's stack on the local cloud, with the SDK clients that talk to it. */
export interface Stack {
  readonly rawBucket: string;
  readonly lakeBucket: string;
  readonly stateMachineArn: string;
  readonly database: string;
  readonly workgroup: string;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly athena: AthenaClient;
}

interface CloudOptions extends LocalCloudOptions {
  /** Ends the work before its end. */
  readonly signal?: AbortSignal;
}

/**
 * Starts the local cloud on a state folder, does the work, and closes it whatever happens. The signal that the work gets is aborted
 * by a disk that fills up too: the work then ends as it does at Ctrl-C, and the disk is what is told.
 */
export async function withLocalCloud<T>(
  { signal, ...options }: CloudOptions,
  work: (cloud: LocalCloud, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cloud = await startLocalCloud(options);
  const disk = watchDisk(options.stateDir);
  // What still watches or waits when the work has failed must not keep the process.
  const over = new AbortController();
  try {
    const done = await work(cloud, AbortSignal.any([disk.full, over.signal, ...(signal ? [signal] : [])]));
    disk.full.throwIfAborted();
    return done;
  } catch (error) {
    throw disk.full.aborted ? disk.full.reason : error;
  } finally {
    over.abort();
    disk.stop();
    await cloud.close();
  }
}

/** Stage that a laptop runs as. */
const localStage = "dev";

/** Deploys an assembly onto the cloud as `pipeline deploy` would; an unchanged one changes nothing. */
export async function openStack(
  cloud: LocalCloud,
  {
    assemblyDir,
    pipeline,
    signal,
  }: { readonly assemblyDir: string; readonly pipeline: string; readonly signal: AbortSignal },
): Promise<Stack> {
  const { outputs } = await deployLocally(cloud, assemblyDir, signal);
  const output = (name: string): string => {
    const value = outputs[name];
    if (typeof value === "string") return value;
    throw new TributaryError("TRB-CLI-020", `The assembly of ${pipeline} in ${assemblyDir} has no output ${name}`, {
      at: { file: assemblyDir },
    });
  };
  const client = { endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials };
  return {
    rawBucket: output("RawBucketName"),
    lakeBucket: output("LakeBucketName"),
    stateMachineArn: output("StateMachineArn"),
    database: output("DatabaseName"),
    workgroup: output("WorkgroupName"),
    s3: new S3Client({ ...client, forcePathStyle: true }),
    sfn: new SFNClient(client),
    athena: new AthenaClient(client),
  };
}

/** The operator's own machine: nobody is asked. */
export async function deployLocally(cloud: LocalCloud, assemblyDir: string, signal: AbortSignal) {
  const { endpoint: endpointUrl, region, credentials } = cloud;
  const target = await openTarget({ endpointUrl, region, credentials });
  try {
    return await deployStack(target, await openDeployable(assemblyDir), {
      stage: localStage,
      signal,
      approve: async () => true,
      approveRollback: async () => true,
      onEvent: () => {},
      tell: () => {},
    });
  } finally {
    closeTarget(target);
  }
}

export function closeStack({ s3, sfn, athena }: Stack): void {
  for (const client of [s3, sfn, athena]) client.destroy();
}
