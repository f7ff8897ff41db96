import { page } from "../page.ts";
import type { AccessPoint } from "../s3/access-points/access-point.ts";
import { readPublicAccessBlock } from "../s3/read-public-access-block.ts";
import { s3Error } from "../s3/s3-error.ts";
import { readXml, xmlChild, xmlText } from "../s3/s3-xml.ts";
import { ServiceError } from "../service-error.ts";
import { accessPointNeed, accountNeed } from "./access-point-need.ts";
import type { ControlOperation } from "./control-operation.ts";
import { controlXml } from "./control-xml.ts";
import { readControlTags } from "./tag-operations.ts";

const facts = ({ name, bucket, vpcId, arn, alias, bucketAccount }: AccessPoint) => ({
  Name: name,
  Bucket: bucket,
  NetworkOrigin: vpcId === undefined ? "Internet" : "VPC",
  VpcConfiguration: vpcId === undefined ? undefined : { VpcId: vpcId },
  AccessPointArn: arn,
  Alias: alias,
  BucketAccountId: bucketAccount,
});

const createAccessPoint: ControlOperation = {
  name: "CreateAccessPoint",
  method: "PUT",
  path: "/accesspoint/*",
  access: accessPointNeed("CreateAccessPoint"),
  handle: async ({ request, store, account, subject: name }) => {
    const input = await readXml(request, "CreateAccessPointRequest");
    const bucket = store.buckets.get(xmlText(input, "Bucket") ?? "");
    const owner = xmlText(input, "BucketAccountId") ?? account;
    if (owner !== bucket.account) throw new ServiceError("AccessDenied", "Access Denied", 403);
    if (store.accessPoints.find(account, name))
      throw new ServiceError(
        "AccessPointAlreadyOwnedByYou",
        "Your previous request to create the named accesspoint succeeded and you already own it.",
        409,
        { AccessPointName: name },
      );
    const vpc = xmlChild(input, "VpcConfiguration");
    const vpcId = vpc && xmlText(vpc, "VpcId");
    if (vpc && !/^vpc-[0-9a-z-]{1,1020}$/.test(vpcId ?? ""))
      throw new ServiceError("InvalidRequest", `The VpcId ${vpcId ?? ""} is not valid.`, 400);
    const point = await store.accessPoints.create({
      name,
      account,
      bucket: bucket.name,
      bucketAccount: bucket.account,
      publicAccessBlock: readPublicAccessBlock(xmlChild(input, "PublicAccessBlockConfiguration")),
      tags: readControlTags(xmlChild(input, "Tags")),
      ...(vpcId !== undefined && { vpcId }),
    });
    return controlXml("CreateAccessPointResult", { AccessPointArn: point.arn, Alias: point.alias });
  },
};

const getAccessPoint: ControlOperation = {
  name: "GetAccessPoint",
  method: "GET",
  path: "/accesspoint/*",
  access: accessPointNeed("GetAccessPoint"),
  handle: ({ store, account, subject, request }) => {
    const point = store.accessPoints.get(account, subject);
    const value = `${point.name}-${account}.s3-accesspoint.${request.region}.amazonaws.com`;
    return controlXml("GetAccessPointResult", {
      ...facts(point),
      PublicAccessBlockConfiguration: { ...point.publicAccessBlock },
      CreationDate: new Date(point.createdAt),
      Endpoints: { entry: { key: "ipv4", value } },
    });
  },
};

const mostListed = 1000;

const listAccessPoints: ControlOperation = {
  name: "ListAccessPoints",
  method: "GET",
  path: "/accesspoint",
  access: accountNeed("ListAccessPoints"),
  handle: ({ store, account, request: { query } }) => {
    const asked = query.get("maxResults") ?? String(mostListed);
    if (!/^\d{1,9}$/.test(asked)) throw s3Error.invalidArgument("maxResults must be a number", "maxResults", asked);
    const bucket = query.get("bucket");
    if (bucket !== null) store.buckets.get(bucket);
    const points = store.accessPoints.list(account).filter((point) => bucket === null || point.bucket === bucket);
    const { items, next } = page(points, {
      max: Math.min(Number(asked), mostListed),
      token: query.get("nextToken") ?? undefined,
      keyOf: ({ name }) => name,
      invalidCode: "InvalidToken",
    });
    return controlXml("ListAccessPointsResult", {
      AccessPointList: { AccessPoint: items.map(facts) },
      NextToken: next,
    });
  },
};

const deleteAccessPoint: ControlOperation = {
  name: "DeleteAccessPoint",
  method: "DELETE",
  path: "/accesspoint/*",
  access: accessPointNeed("DeleteAccessPoint"),
  handle: async ({ store, account, subject }) => {
    await store.accessPoints.delete(store.accessPoints.get(account, subject));
    return { status: 204 };
  },
};

export const accessPointOperations = [createAccessPoint, getAccessPoint, listAccessPoints, deleteAccessPoint];
