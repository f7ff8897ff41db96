import { isRecord } from "../../../template/is-record.ts";
import { physicalName } from "../../../template/physical-name.ts";
import type { ResourceProvider, ResourceRequest } from "../../../template/resource-provider.ts";
import { checkPolicy } from "../check-policy.ts";
import { checkPublicPolicy } from "../public-access.ts";
import { readPublicAccessBlock } from "../read-public-access-block.ts";
import type { S3Store } from "../s3-store.ts";

/** `AWS::S3::AccessPoint`. Bucket, network origin and public access block cannot change; the access point is made anew. */
export function accessPointResource(store: S3Store): ResourceProvider {
  const { accessPoints } = store;
  const drop = async (account: string, name: string): Promise<void> => {
    const point = accessPoints.find(account, name);
    if (point) await accessPoints.delete(point);
  };
  return {
    type: "AWS::S3::AccessPoint",
    existing: (request) => {
      const name = nameOf(request);
      return accessPoints.find(request.account, name) && `Access Point ${name} already exists`;
    },
    async put(request) {
      const { properties, account, previous } = request;
      const name = nameOf(request);
      const bucket = store.buckets.get(String(properties.Bucket));
      const vpcId = isRecord(properties.VpcConfiguration) ? properties.VpcConfiguration.VpcId : undefined;
      const policy =
        properties.Policy === undefined
          ? undefined
          : checkPolicy(JSON.stringify(properties.Policy), `access point policy of ${name}`);
      const publicAccessBlock = readPublicAccessBlock(properties.PublicAccessBlockConfiguration);
      if (policy) checkPublicPolicy(policy, publicAccessBlock, store.accountBlocks.get(account));
      await drop(account, name);
      const point = await accessPoints.create({
        name,
        account,
        bucket: bucket.name,
        bucketAccount: bucket.account,
        publicAccessBlock,
        ...(typeof vpcId === "string" && { vpcId }),
      });
      await accessPoints.setPolicy(point, policy);
      if (previous && previous.ref !== name) await drop(account, previous.ref);
      return {
        ref: name,
        attributes: {
          Arn: point.arn,
          Alias: point.alias,
          Name: name,
          NetworkOrigin: vpcId === undefined ? "Internet" : "VPC",
          Account: account,
        },
      };
    },
    delete: ({ ref, attributes }) => drop(attributes.Account ?? "", ref),
  };
}

const nameOf = (request: ResourceRequest): string =>
  typeof request.properties.Name === "string"
    ? request.properties.Name
    : physicalName(request, { max: 50, lower: true });
