import { HeadBucketCommand } from "@aws-sdk/client-s3";
import {
  type AccessPoint,
  GetAccessPointCommand,
  GetAccessPointPolicyCommand,
  type PublicAccessBlockConfiguration,
  paginateListAccessPoints,
} from "@aws-sdk/client-s3-control";
import type { PolicyDocument } from "@tributary/access";
import { TributaryError } from "@tributary/errors";
import type { Target } from "../access/target/open-target.ts";
import type { Pace } from "../access/target/pace.ts";
import { isNone, told } from "../access/target/told.ts";
import { forEachLimited } from "../files/for-each-limited.ts";
import type { DeployedAccessPoint, PublicAccessBlock } from "./access-point.ts";

export interface ReadOptions {
  readonly pace: Pace;
  readonly signal?: AbortSignal;
}

const callsAtOnce = 24;

/** Every access point of a bucket with its policy, as S3 Control answers them now; sorted by name. */
export async function readAccessPoints(
  target: Target,
  bucket: string,
  { pace, signal }: ReadOptions,
): Promise<readonly DeployedAccessPoint[]> {
  await checkBucket(target, bucket);
  const client = target.s3Control;
  const found: AccessPoint[] = [];
  try {
    const input = { AccountId: target.account, Bucket: bucket };
    for await (const page of paginateListAccessPoints({ client, pageSize: 1000 }, input))
      found.push(...(page.AccessPointList ?? []));
  } catch (error) {
    throw told(error, `Cannot list the access points of ${bucket}`);
  }
  const points: DeployedAccessPoint[] = [];
  await forEachLimited(found, callsAtOnce, async (point) => {
    signal?.throwIfAborted();
    const read = await readOne(target, point, pace);
    if (read) points.push(read);
  });
  return points.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A bucket that is not there has no access points, but the stage was never deployed: that is another thing to say. */
async function checkBucket(target: Target, bucket: string): Promise<void> {
  try {
    await target.s3.send(new HeadBucketCommand({ Bucket: bucket }));
  } catch (error) {
    // The answer to a HEAD has no body, so often the status is all that is told.
    const status = statusOf(error);
    if (status === 404 || isNone(error, "NotFound", "NoSuchBucket"))
      throw new TributaryError(
        "TRB-ACC-006",
        `There is no bucket ${bucket} in ${target.where}, account ${target.account}`,
      );
    if (status === 301)
      throw new TributaryError("TRB-ACC-010", `Bucket ${bucket} is in another Region than ${target.region}`, {
        cause: error,
      });
    if (status === 403)
      throw new TributaryError("TRB-ACC-008", `Cannot look at bucket ${bucket}: s3:ListBucket is refused`, {
        cause: error,
      });
    throw told(error, `Cannot look at bucket ${bucket}`);
  }
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  return (error.$metadata as { readonly httpStatusCode?: number }).httpStatusCode;
}

async function readOne(target: Target, listed: AccessPoint, pace: Pace): Promise<DeployedAccessPoint | undefined> {
  const { s3Control, account } = target;
  const input = { AccountId: account, Name: listed.Name ?? "" };
  try {
    await pace.turn();
    const [details, policy] = await Promise.all([
      s3Control.send(new GetAccessPointCommand(input)),
      pace.turn().then(() => readPolicy(target, input)),
    ]);
    const vpc = details.VpcConfiguration?.VpcId;
    return {
      name: input.Name,
      arn: details.AccessPointArn ?? listed.AccessPointArn ?? "",
      alias: details.Alias ?? listed.Alias ?? "",
      bucket: details.Bucket ?? listed.Bucket ?? "",
      publicAccessBlock: readBlock(details.PublicAccessBlockConfiguration),
      ...(vpc !== undefined && { vpc }),
      ...(policy && { policy }),
    };
  } catch (error) {
    // Gone between the list and the look: there is nothing to tell of it.
    if (isNone(error, "NoSuchAccessPoint")) return undefined;
    throw told(error, `Cannot read access point ${input.Name}`);
  }
}

async function readPolicy(
  { s3Control }: Target,
  input: { AccountId: string; Name: string },
): Promise<PolicyDocument | undefined> {
  try {
    const { Policy } = await s3Control.send(new GetAccessPointPolicyCommand(input));
    return Policy === undefined ? undefined : (JSON.parse(Policy) as PolicyDocument);
  } catch (error) {
    if (isNone(error, "NoSuchAccessPointPolicy")) return undefined;
    throw error;
  }
}

/** A setting that is not answered is off. */
export function readBlock(given: PublicAccessBlockConfiguration | undefined): PublicAccessBlock {
  return {
    BlockPublicAcls: given?.BlockPublicAcls === true,
    IgnorePublicAcls: given?.IgnorePublicAcls === true,
    BlockPublicPolicy: given?.BlockPublicPolicy === true,
    RestrictPublicBuckets: given?.RestrictPublicBuckets === true,
  };
}
