/** Who asks. */
export interface RequestPrincipal {
  readonly type: "user" | "assumed-role" | "root" | "service" | "federated" | "anonymous";
  /** `arn:aws:sts::<account>:assumed-role/<role>/<session>`, `arn:aws:iam::<account>:user/<name>`, or a service name such as `sns.amazonaws.com`. */
  readonly arn: string;
  /** Twelve digits; empty for a service or an anonymous caller. */
  readonly account: string;
  /** The role behind an assumed-role session, with its path. */
  readonly roleArn?: string;
}

export type ContextValues = Readonly<Record<string, string | readonly string[]>>;

/** One question: may this principal do this action on this resource? */
export interface AccessRequest {
  readonly principal: RequestPrincipal;
  /** `s3:GetObject` */
  readonly action: string;
  /** ARN of the resource as the bucket, queue or key policy names it. */
  readonly resource: string;
  /** Account that owns the resource. */
  readonly resourceAccount: string;
  /** Condition context, key names in any case. */
  readonly context?: ContextValues;
  /** Set when the call comes through an S3 access point. */
  readonly accessPoint?: AccessPointRoute;
}

export interface AccessPointRoute {
  /** `arn:aws:s3:<region>:<account>:accesspoint/<name>` */
  readonly arn: string;
  /** What identity and access point policies name: `<arn>/object/<key>` for objects, the access point's ARN for the bucket itself. */
  readonly resource: string;
  readonly account: string;
}
