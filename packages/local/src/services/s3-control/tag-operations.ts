import type { AccessPoint } from "../s3/access-points/access-point.ts";
import { s3Error } from "../s3/s3-error.ts";
import { readXml, type XmlInput, xmlChild, xmlChildren, xmlText } from "../s3/s3-xml.ts";
import type { AccessNeed } from "../service.ts";
import { ServiceError } from "../service-error.ts";
import type { ControlCall, ControlOperation } from "./control-operation.ts";
import { controlXml } from "./control-xml.ts";

const most = 50;

const needs =
  (action: string) =>
  ({ account, subject }: ControlCall): AccessNeed[] => [{ action: `s3:${action}`, resource: subject, account }];

function pointNamed({ store, account, subject }: ControlCall): AccessPoint {
  const name = new RegExp(`^arn:aws:s3:${store.cloud.region}:${account}:accesspoint/([^/]+)$`).exec(subject)?.[1];
  if (name === undefined)
    throw new ServiceError("InvalidRequest", `${subject} is no access point of this account and Region.`, 400);
  return store.accessPoints.get(account, name);
}

/** `<Tag>` elements as a table. */
export function readControlTags(tags: XmlInput | undefined): Readonly<Record<string, string>> {
  const pairs = xmlChildren(tags ?? {}, "Tag").map((tag) => {
    const [key, value] = [xmlText(tag, "Key"), xmlText(tag, "Value")];
    if (key === undefined || value === undefined) throw s3Error.malformedXml();
    return [key, value] as const;
  });
  return Object.fromEntries(pairs);
}

const tagResource: ControlOperation = {
  name: "TagResource",
  method: "POST",
  path: "/tags/**",
  access: needs("TagResource"),
  handle: async (call) => {
    const point = pointNamed(call);
    const given = readControlTags(xmlChild(await readXml(call.request, "TagResourceRequest"), "Tags"));
    const tags = { ...point.tags, ...given };
    if (Object.keys(tags).length > most)
      throw new ServiceError("TooManyTagsException", `A resource has ${most} tags at most.`, 400);
    await call.store.accessPoints.setTags(point, tags);
    return { status: 204 };
  },
};

const untagResource: ControlOperation = {
  name: "UntagResource",
  method: "DELETE",
  path: "/tags/**",
  access: needs("UntagResource"),
  handle: async (call) => {
    const point = pointNamed(call);
    const gone = new Set(call.request.query.getAll("tagKeys"));
    const tags = Object.fromEntries(Object.entries(point.tags ?? {}).filter(([key]) => !gone.has(key)));
    await call.store.accessPoints.setTags(point, tags);
    return { status: 204 };
  },
};

const listTags: ControlOperation = {
  name: "ListTagsForResource",
  method: "GET",
  path: "/tags/**",
  access: needs("ListTagsForResource"),
  handle: (call) => {
    const { tags = {} } = pointNamed(call);
    const Tag = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return controlXml("ListTagsForResourceResult", { Tags: { Tag } });
  },
};

export const tagOperations = [tagResource, untagResource, listTags];
