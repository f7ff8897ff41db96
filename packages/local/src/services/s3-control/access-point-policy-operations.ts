import { isPublicPolicy } from "@tributary/access";
import { checkPolicy } from "../s3/check-policy.ts";
import { checkPublicPolicy } from "../s3/public-access.ts";
import { readXml, xmlText } from "../s3/s3-xml.ts";
import { ServiceError } from "../service-error.ts";
import { accessPointNeed } from "./access-point-need.ts";
import type { ControlOperation } from "./control-operation.ts";
import { controlXml } from "./control-xml.ts";

/** Source: S3 User Guide, "Access points restrictions and limitations". */
const mostBytes = 20 * 1024;

const putAccessPointPolicy: ControlOperation = {
  name: "PutAccessPointPolicy",
  method: "PUT",
  path: "/accesspoint/*/policy",
  access: accessPointNeed("PutAccessPointPolicy"),
  handle: async ({ request, store, account, subject: name }) => {
    const text = xmlText(await readXml(request, "PutAccessPointPolicyRequest"), "Policy") ?? "";
    const point = store.accessPoints.get(account, name);
    if (Buffer.byteLength(text) > mostBytes)
      throw new ServiceError("InvalidRequest", "The policy exceeds the maximum size of 20 KB", 400);
    const policy = checkPolicy(text, `access point policy of ${name}`);
    checkPublicPolicy(policy, point.publicAccessBlock, store.accountBlocks.get(account));
    await store.accessPoints.setPolicy(point, policy);
    return { status: 200 };
  },
};

const getAccessPointPolicy: ControlOperation = {
  name: "GetAccessPointPolicy",
  method: "GET",
  path: "/accesspoint/*/policy",
  access: accessPointNeed("GetAccessPointPolicy"),
  handle: ({ store, account, subject: name }) => {
    const { policy } = store.accessPoints.get(account, name);
    if (!policy) throw noPolicy();
    return controlXml("GetAccessPointPolicyResult", { Policy: JSON.stringify(policy) });
  },
};

const deleteAccessPointPolicy: ControlOperation = {
  name: "DeleteAccessPointPolicy",
  method: "DELETE",
  path: "/accesspoint/*/policy",
  access: accessPointNeed("DeleteAccessPointPolicy"),
  handle: async ({ store, account, subject: name }) => {
    await store.accessPoints.setPolicy(store.accessPoints.get(account, name), undefined);
    return { status: 204 };
  },
};

const getAccessPointPolicyStatus: ControlOperation = {
  name: "GetAccessPointPolicyStatus",
  method: "GET",
  path: "/accesspoint/*/policyStatus",
  access: accessPointNeed("GetAccessPointPolicyStatus"),
  handle: ({ store, account, subject: name }) => {
    const { policy } = store.accessPoints.get(account, name);
    if (!policy) throw noPolicy();
    return controlXml("GetAccessPointPolicyStatusResult", { PolicyStatus: { IsPublic: isPublicPolicy(policy) } });
  },
};

const noPolicy = (): ServiceError =>
  new ServiceError("NoSuchAccessPointPolicy", "The specified accesspoint policy does not exist", 404);

export const accessPointPolicyOperations = [
  putAccessPointPolicy,
  getAccessPointPolicy,
  deleteAccessPointPolicy,
  getAccessPointPolicyStatus,
];
