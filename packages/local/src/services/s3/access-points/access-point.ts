import type { PolicyDocument } from "@tributary/access";
import type { PublicAccessBlock } from "../bucket/bucket.ts";

export interface AccessPoint {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly bucket: string;
  readonly bucketAccount: string;
  readonly alias: string;
  readonly createdAt: number;
  /** Requests must come from this VPC; without one the origin is the internet. */
  readonly vpcId?: string;
  readonly publicAccessBlock: PublicAccessBlock;
  readonly policy?: PolicyDocument;
  readonly tags?: Readonly<Record<string, string>>;
}
