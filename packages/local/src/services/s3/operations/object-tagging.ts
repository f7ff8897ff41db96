import { versionHeaders } from "../object-headers.ts";
import { checkTags } from "../object-tags.ts";
import { existingTags, objectNeed, requestTags } from "../s3-access.ts";
import type { ObjectCall, ObjectOperation } from "../s3-operation.ts";
import { readTagSet, readXml, s3Xml, tagSet } from "../s3-xml.ts";
import { eventCause } from "./event-cause.ts";
import { findVersion, peekVersion } from "./find-version.ts";

const needs = (action: string) => (call: ObjectCall) => {
  const named = call.request.query.has("versionId") ? action.replace("Object", "ObjectVersion") : action;
  return [objectNeed({ ...call, presigned: call.request.presigned }, call.key, named, existingTags(peekVersion(call)))];
};

export const getObjectTagging: ObjectOperation = {
  name: "GetObjectTagging",
  method: "GET",
  query: "tagging",
  access: needs("s3:GetObjectTagging"),
  handle: (call) => {
    const version = findVersion(call);
    return s3Xml("Tagging", tagSet(version.tags), versionHeaders(version, call.bucket));
  },
};

export const putObjectTagging: ObjectOperation = {
  name: "PutObjectTagging",
  method: "PUT",
  query: "tagging",
  // The tags of the request are known once the body is read; they are checked there.
  access: needs("s3:PutObjectTagging"),
  handle: async (call) => {
    const { request, store, bucket, key } = call;
    const version = findVersion(call);
    const tags = readTagSet(await readXml(request, "Tagging"));
    checkTags(tags);
    const context = { ...existingTags(version), ...requestTags(tags) };
    const action = request.query.has("versionId") ? "s3:PutObjectVersionTagging" : "s3:PutObjectTagging";
    request.authorize([objectNeed({ ...call, presigned: request.presigned }, key, action, context)]);
    store.replace({ ...version, tags }, eventCause(request, "Object Tags Added"));
    return { status: 200, headers: versionHeaders(version, bucket) };
  },
};

export const deleteObjectTagging: ObjectOperation = {
  name: "DeleteObjectTagging",
  method: "DELETE",
  query: "tagging",
  access: needs("s3:DeleteObjectTagging"),
  handle: (call) => {
    const version = findVersion(call);
    call.store.replace({ ...version, tags: {} }, eventCause(call.request, "Object Tags Deleted"));
    return { status: 204, headers: versionHeaders(version, call.bucket) };
  },
};
