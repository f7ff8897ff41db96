import { GetBucketPolicyCommand, GetPublicAccessBlockCommand } from "@aws-sdk/client-s3";
import { GetPublicAccessBlockCommand as GetAccountBlockCommand } from "@aws-sdk/client-s3-control";
import type { AccessPointState, AccessSnapshot, BlockSettings, BucketState, PolicyDocument } from "@tributary/access";
import type { DeployedAccessPoint } from "../tenants/access-point.ts";
import type { TenantDeployment } from "../tenants/declared-access-points.ts";
import { readAccessPoints, readBlock } from "../tenants/read-access-points.ts";
import { readIdentities } from "./read-identities.ts";
import { readTableGrants } from "./read-table-grants.ts";
import type { Target } from "./target/open-target.ts";
import { Pace } from "./target/pace.ts";
import { isNone, told } from "./target/told.ts";

export interface ReadSnapshot {
  readonly snapshot: AccessSnapshot;
  /** The same access points as `snapshot` has, as `tenants` compares them. */
  readonly rawPoints: readonly DeployedAccessPoint[];
  readonly aliases: ReadonlyMap<string, string>;
}

const callsPerSecond = 400;

/** Reads everything that decides about access to one stage. What S3 and IAM do not show ends it: half a review proves nothing. */
export async function readSnapshot(
  target: Target,
  deployment: TenantDeployment,
  signal: AbortSignal,
): Promise<ReadSnapshot> {
  const pace = new Pace(callsPerSecond);
  const unread: string[] = [];
  const rawPoints = await readAccessPoints(target, deployment.rawBucket, { pace, signal });
  const lakePoints = await readAccessPoints(target, deployment.lakeBucket, { pace, signal });
  const [raw, lake, identities] = await Promise.all([
    readBucket(target, deployment.rawBucket),
    readBucket(target, deployment.lakeBucket),
    readIdentities(target),
  ]);
  const attempt = async <T>(what: string, work: Promise<T>, needs: string): Promise<T | undefined> => {
    try {
      return await work;
    } catch (error) {
      const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const remedy = error instanceof Error && /^AccessDenied/.test(error.name) ? `; it needs ${needs}` : "";
      unread.push(`${what} (${why})${remedy}`);
      return undefined;
    }
  };
  const accountBlock = await attempt(
    "account's Block Public Access",
    readAccountBlock(target),
    "s3:GetAccountPublicAccessBlock",
  );
  const tables = await attempt(
    "Lake Formation permissions",
    readTableGrants(target, unread),
    "lakeformation:ListPermissions and lakeformation:ListDataCellsFilter",
  );
  const points = [...rawPoints, ...lakePoints];
  return {
    snapshot: {
      account: target.account,
      region: target.region,
      partition: target.partition,
      raw,
      lake,
      accessPoints: points.map((point) => pointState(point, target.account)),
      ...(accountBlock && { accountBlock }),
      identities,
      ...(tables && { tableGrants: tables }),
      unread,
    },
    rawPoints,
    aliases: new Map(points.map(({ alias, name }) => [alias, name])),
  };
}

function pointState(
  { name, arn, bucket, vpc, publicAccessBlock, policy }: DeployedAccessPoint,
  account: string,
): AccessPointState {
  return {
    name,
    arn,
    account,
    bucket,
    block: publicAccessBlock,
    ...(vpc !== undefined && { vpc }),
    ...(policy && { policy }),
  };
}

async function readBucket({ s3, account }: Target, Bucket: string): Promise<BucketState> {
  try {
    const [policy, block] = await Promise.all([
      s3
        .send(new GetBucketPolicyCommand({ Bucket }))
        .then(
          ({ Policy }) => (Policy === undefined ? undefined : (JSON.parse(Policy) as PolicyDocument)),
          none("NoSuchBucketPolicy"),
        ),
      s3
        .send(new GetPublicAccessBlockCommand({ Bucket }))
        .then(
          ({ PublicAccessBlockConfiguration }) => readBlock(PublicAccessBlockConfiguration),
          none("NoSuchPublicAccessBlockConfiguration"),
        ),
    ]);
    return { name: Bucket, account, ...(policy && { policy }), ...(block && { block }) };
  } catch (error) {
    throw told(
      error,
      `Cannot read the policy of bucket ${Bucket}, which takes s3:GetBucketPolicy and s3:GetBucketPublicAccessBlock`,
    );
  }
}

async function readAccountBlock({ s3Control, account }: Target): Promise<BlockSettings | undefined> {
  return s3Control
    .send(new GetAccountBlockCommand({ AccountId: account }))
    .then(
      ({ PublicAccessBlockConfiguration }) => readBlock(PublicAccessBlockConfiguration),
      none("NoSuchPublicAccessBlockConfiguration"),
    );
}

const none =
  (...names: readonly string[]) =>
  (error: unknown): undefined => {
    if (!isNone(error, ...names)) throw error;
  };
