import type { PolicyDocument } from "@tributary/access";

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

export const allBlocked: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

/** An access point as S3 Control answers it. */
export interface DeployedAccessPoint {
  readonly name: string;
  readonly arn: string;
  readonly alias: string;
  readonly bucket: string;
  readonly vpc?: string;
  readonly publicAccessBlock: PublicAccessBlock;
  readonly policy?: PolicyDocument;
}

/** An access point as the pipeline declares it. Block Public Access is always on. */
export interface DeclaredAccessPoint {
  readonly tenant: string;
  readonly name: string;
  readonly bucket: string;
  readonly vpc?: string;
  readonly policy: PolicyDocument;
}
