import type { Value } from "./template.ts";

export const ref = (logicalId: string): Value => ({ Ref: logicalId });

export const getAtt = (logicalId: string, attribute: string): Value => ({ "Fn::GetAtt": [logicalId, attribute] });

/** A text with `${Stage}`, `${RawBucket}`, `${Role.Arn}` filled in by CloudFormation. */
export const sub = (text: string): Value => ({ "Fn::Sub": text });

/** ARN of an object or of objects in a bucket of this template: `objectArn("RawBucket", "inbox/*")`. */
export const objectArn = (bucketId: string, keys: string): Value => sub(`\${${bucketId}.Arn}/${escapeSub(keys)}`);

/** Keeps a literal `${` of a user's text from being read as a reference. */
export const escapeSub = (text: string): string => text.replaceAll("${", "${!");
