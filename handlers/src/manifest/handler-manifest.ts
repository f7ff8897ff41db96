/** Folder name of a handler, and the last part of its entry `@tributary/handlers/<name>`. */
export type HandlerName = "ingest" | "identify" | "extract" | "complete" | "collect" | "register" | "quarantine";

/** Variables that the template sets. */
export type EnvironmentName =
  | "RAW_BUCKET"
  | "RAW_PREFIX"
  | "LAKE_BUCKET"
  | "PIPELINE"
  | "REVISION"
  | "STATE_MACHINE_ARN"
  | "TENANTS"
  /** `projected` or `registered`. */
  | "PARTITIONS"
  /** Name of the Glue database. */
  | "DATABASE";

/**
 * What a permission is for, in the pipeline's own words; the template turns it into ARNs.
 *
 * - `raw` and `lake`: the bucket itself
 * - `raw:*`: objects under the raw prefix
 * - `lake:<keys>`: objects of the lake, `*` standing for anything
 * - `stateMachine`: the pipeline's state machine; `glue`: catalog, database and its tables
 * - `*`: the action has no resources
 */
export type PermissionResource = "raw" | "raw:*" | "lake" | `lake:${string}` | "stateMachine" | "glue" | "*";

/** A permission that only some pipelines need. */
export type PermissionCondition =
  | { readonly service: "textract" | "comprehend" | "transcribe" }
  | { readonly partitions: "registered" }
  | { readonly tenants: "by tags" | "by folder and tags" };

export interface HandlerPermission {
  /** `s3:GetObject` */
  readonly action: string;
  readonly resource: PermissionResource;
  /** Left out: every pipeline needs it. */
  readonly when?: PermissionCondition;
}

/** What a handler needs around it. `assembly` makes function, role and environment from this. */
export interface HandlerManifest {
  readonly name: HandlerName;
  /** Module to bundle; it exports `handler`. */
  readonly entry: `@tributary/handlers/${HandlerName}`;
  readonly description: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: readonly EnvironmentName[];
  /** Every IAM action that the handler's code calls; logs are the function's own business. */
  readonly permissions: readonly HandlerPermission[];
}
