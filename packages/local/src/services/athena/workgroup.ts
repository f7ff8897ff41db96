/** A workgroup, with what decides where results go. */
export interface Workgroup {
  readonly name: string;
  readonly description?: string;
  readonly state: "ENABLED" | "DISABLED";
  /** `s3://bucket/prefix/` */
  readonly outputLocation?: string;
  /** The workgroup's settings win over the client's. */
  readonly enforce: boolean;
  readonly created: number;
}
