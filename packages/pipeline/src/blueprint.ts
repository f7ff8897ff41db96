/**
 * What `compile()` yields: a pipeline as plain JSON. Template, picture, plan and review read it; nothing reads back up.
 *
 * Bucket, role and function names are logical here. `assembly` gives them their physical names.
 */
export interface Blueprint {
  readonly schema: 1;
  /** `claims`; lower case letters, digits and hyphens. */
  readonly name: string;
  /** Eight characters, a hash of everything in the blueprint that can change a record. */
  readonly revision: string;
  readonly raw: BlueprintBucket;
  readonly lake: BlueprintBucket;
  readonly catalog: { readonly database: string; readonly partitions: "projected" | "registered" };
  readonly routes: readonly BlueprintRoute[];
  readonly tenants: readonly BlueprintTenant[];
  readonly workflow: BlueprintWorkflow;
  /** Handlers of `@tributary/handlers` that this pipeline needs, by folder name, in a stable order. */
  readonly functions: readonly HandlerName[];
  /** How job-shaped services tell that they are done. */
  readonly callbacks: readonly BlueprintCallback[];
}

export interface BlueprintBucket {
  /** As the author wrote it in `s3("claims-raw")`. */
  readonly bucket: string;
  /** `inbox/`, or empty. Ends with a slash when not empty. */
  readonly prefix: string;
}

export type FileKind = "document" | "audio" | "image" | "video" | "text";

export type HandlerName = "ingest" | "identify" | "extract" | "complete" | "collect" | "register" | "quarantine";

export interface BlueprintRoute {
  readonly kind: FileKind;
  /** Media types or key patterns that narrow the route; empty means every file of the kind. */
  readonly match: {
    readonly mediaTypes: readonly string[];
    readonly keys: readonly string[];
    /** The route's own predicate, as the JSONata it became. */
    readonly where?: string;
  };
  /** Table the record goes to. */
  readonly table: string;
  /** Extractors side by side; each inner list is a `then` sequence, extractors that follow the same one side by side. */
  readonly extractors: readonly (readonly BlueprintExtractor[])[];
}

export interface BlueprintExtractor {
  /** `textract.analyze` */
  readonly name: string;
  /** `textract` */
  readonly service: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** Name of the extractor in the same list whose yield it reads; the raw file when absent. */
  readonly after?: string;
}

export interface BlueprintTenant {
  readonly name: string;
  /** Under the raw prefix: `acme/`. Absent when the tenant is scoped by object tags alone. */
  readonly prefix?: string;
  /** In a folder, `identify` writes them; without one they say whose an object is. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly readers: readonly { readonly role: string; readonly account?: string }[];
  readonly vpc?: string;
}

export interface BlueprintWorkflow {
  readonly type: "STANDARD";
  /** ASL with `${Placeholders}` for CloudFormation's DefinitionSubstitutions. */
  readonly definition: Readonly<Record<string, unknown>>;
  /** What each placeholder stands for. */
  readonly substitutions: Readonly<Record<string, BlueprintReference>>;
}

export type BlueprintReference =
  | { readonly kind: "functionArn"; readonly handler: HandlerName }
  | { readonly kind: "bucketName"; readonly bucket: "raw" | "lake" }
  /** Topic and role that a service publishes its completion with. */
  | { readonly kind: "completionTopicArn"; readonly service: string }
  | { readonly kind: "completionRoleArn"; readonly service: string };

export interface BlueprintCallback {
  /** `textract`, `transcribe` */
  readonly service: string;
  readonly via: "sns" | "eventbridge";
}
