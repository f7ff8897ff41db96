import type { ServiceResponse } from "../../service.ts";
import type { S3Call } from "../s3-operation.ts";
import { s3Xml } from "../s3-xml.ts";

export function listBuckets({ request, store }: S3Call): ServiceResponse {
  request.authorize([{ action: "s3:ListAllMyBuckets", resource: "*" }]);
  const { account } = request.principal;
  const own = store.buckets.list().filter((bucket) => bucket.account === account);
  const Bucket = own.map(({ name, createdAt }) => ({ Name: name, CreationDate: new Date(createdAt) }));
  return s3Xml("ListAllMyBucketsResult", { Owner: { ID: account }, Buckets: { Bucket } });
}
