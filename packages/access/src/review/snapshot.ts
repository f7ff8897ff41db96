import type { NamedPolicy, PolicyDocument } from "../policy-document.ts";

/** What S3 blocks whatever policies say. */
export interface BlockSettings {
  readonly BlockPublicAcls: boolean;
  readonly IgnorePublicAcls: boolean;
  readonly BlockPublicPolicy: boolean;
  readonly RestrictPublicBuckets: boolean;
}

export interface BucketState {
  readonly name: string;
  readonly account: string;
  readonly policy?: PolicyDocument;
  /** The bucket's own; absent when none is set. */
  readonly block?: BlockSettings;
}

export interface AccessPointState {
  readonly name: string;
  readonly arn: string;
  readonly account: string;
  readonly bucket: string;
  /** Set for a VPC origin: S3 takes requests from nowhere else. */
  readonly vpc?: string;
  readonly block: BlockSettings;
  readonly policy?: PolicyDocument;
}

/** A role or user of the account, with every policy that is attached to it. */
export interface IdentityState {
  readonly type: "role" | "user";
  readonly arn: string;
  readonly name: string;
  readonly policies: readonly NamedPolicy[];
  readonly boundary?: readonly NamedPolicy[];
  /** Who may assume it. */
  readonly trust?: PolicyDocument;
}

/** Which rows of one table a principal may select through Lake Formation. */
export interface TableGrant {
  /** ARN, or `IAM_ALLOWED_PRINCIPALS` where Lake Formation leaves a table to IAM. */
  readonly principal: string;
  readonly database: string;
  /** `*` for every table. */
  readonly table: string;
  /** The row filter's expression; absent: all rows. */
  readonly rowFilter?: string;
  readonly filterName?: string;
}

/** Everything that decides about access, as it was read at one moment. */
export interface AccessSnapshot {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly raw: BucketState;
  readonly lake: BucketState;
  readonly accessPoints: readonly AccessPointState[];
  readonly accountBlock?: BlockSettings;
  readonly identities: readonly IdentityState[];
  /** Absent where Lake Formation could not be asked. */
  readonly tableGrants?: readonly TableGrant[];
  /** What could not be read, and why: nothing is concluded from silence. */
  readonly unread: readonly string[];
}
