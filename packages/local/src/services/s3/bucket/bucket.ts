import type { PolicyDocument } from "@tributary/access";

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

/** What S3 gives every new bucket and access point since April 2023. */
export const everythingBlocked: PublicAccessBlock = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
};

export interface Bucket {
  readonly name: string;
  readonly account: string;
  readonly createdAt: number;
  readonly versioning?: "Enabled" | "Suspended";
  readonly policy?: PolicyDocument;
  readonly publicAccessBlock?: PublicAccessBlock;
  /** Events go to EventBridge. */
  readonly eventBridge: boolean;
  readonly tags: Readonly<Record<string, string>>;
  /** Default encryption of new objects. */
  readonly encryption: { readonly algorithm: string; readonly keyId?: string };
  /** Configurations that are kept and answered as they were given, by subresource: `lifecycle`, `ownershipControls`. */
  readonly documents: Readonly<Record<string, string>>;
}
