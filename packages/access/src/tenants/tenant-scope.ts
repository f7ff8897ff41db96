/** A tenant as its access point needs it: which raw objects are its own, who reads them, and from where. */
export interface TenantScope {
  readonly name: string;
  /** Folder below the raw prefix, ending with a slash; absent when tags alone are the scope. */
  readonly prefix?: string;
  /** Object tags that must all be there; in a folder the pipeline writes them. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly readers: readonly { readonly role: string; readonly account?: string }[];
  /** Absent: the access point answers to the internet. */
  readonly vpc?: string;
}

/** Where the access points of one deployment stand. */
export interface AccessPointPlace {
  readonly pipeline: string;
  readonly stage: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Prefix of the raw bucket that every tenant's folder lies below, such as `inbox/`; may be empty. */
  readonly rawPrefix: string;
}

/** `claims-dev-acme` */
export const accessPointName = (
  { pipeline, stage }: Pick<AccessPointPlace, "pipeline" | "stage">,
  tenant: string,
): string => `${pipeline}-${stage}-${tenant}`;

/** `arn:aws:s3:<region>:<account>:accesspoint/<name>` */
export const accessPointArn = (
  { partition, region, account }: Pick<AccessPointPlace, "partition" | "region" | "account">,
  name: string,
): string => `arn:${partition}:s3:${region}:${account}:accesspoint/${name}`;

/** ARNs of a tenant's readers; a role without an account is of the pipeline's own. */
export const readerArns = (
  { readers }: Pick<TenantScope, "readers">,
  { partition, account: own }: Pick<AccessPointPlace, "partition" | "account">,
): readonly string[] => readers.map(({ role, account }) => `arn:${partition}:iam::${account ?? own}:role/${role}`);
