import type { AccessNeed } from "../service.ts";
import type { AccessPoint } from "./access-points/access-point.ts";
import type { Bucket } from "./bucket/bucket.ts";
import type { ObjectVersion } from "./index/object-version.ts";

interface Asked {
  readonly bucket: Bucket;
  readonly accessPoint?: AccessPoint;
  readonly presigned: boolean;
}

type Context = Readonly<Record<string, string | readonly string[]>>;

/** A need on one object, by bucket or through the access point that was named. */
export function objectNeed(asked: Asked, key: string, action: string, context: Context = {}): AccessNeed {
  return need(asked, action, { resource: `/${key}`, pointResource: `/object/${key}`, context });
}

/** A need on the bucket itself. */
export function bucketNeed(asked: Asked, action: string, context: Context = {}): AccessNeed {
  return need(asked, action, { resource: "", pointResource: "", context });
}

/** `s3:ExistingObjectTag/<key>` for each tag of a version. */
export function existingTags(version: ObjectVersion | undefined): Context {
  return tagContext("s3:ExistingObjectTag", version?.tags ?? {});
}

/** `s3:RequestObjectTag/<key>` for each tag that a request sets. */
export function requestTags(tags: Readonly<Record<string, string>>): Context {
  const keys = Object.keys(tags);
  return { ...tagContext("s3:RequestObjectTag", tags), ...(keys.length > 0 && { "s3:RequestObjectTagKeys": keys }) };
}

function tagContext(name: string, tags: Readonly<Record<string, string>>): Context {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`${name}/${key}`, value]));
}

interface Named {
  readonly resource: string;
  readonly pointResource: string;
  readonly context: Context;
}

/** Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3". */
function need({ bucket, accessPoint, presigned }: Asked, action: string, named: Named): AccessNeed {
  const arn = `arn:aws:s3:::${bucket.name}`;
  return {
    action,
    resource: `${arn}${named.resource}`,
    account: bucket.account,
    context: {
      "s3:authType": presigned ? "REST-QUERY-STRING" : "REST-HEADER",
      "s3:signatureversion": "AWS4-HMAC-SHA256",
      "s3:ResourceAccount": bucket.account,
      ...(accessPoint && {
        "s3:DataAccessPointAccount": accessPoint.account,
        "s3:DataAccessPointArn": accessPoint.arn,
        "s3:AccessPointNetworkOrigin": accessPoint.vpcId === undefined ? "Internet" : "VPC",
      }),
      ...named.context,
    },
    ...(bucket.policy && { resourcePolicy: { name: `bucket policy of ${bucket.name}`, document: bucket.policy } }),
    ...(accessPoint && {
      accessPoint: {
        route: {
          arn: accessPoint.arn,
          resource: `${accessPoint.arn}${named.pointResource}`,
          account: accessPoint.account,
        },
        ...(accessPoint.policy && {
          policy: { name: `access point policy of ${accessPoint.name}`, document: accessPoint.policy },
        }),
      },
    }),
  };
}
