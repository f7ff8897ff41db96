import { TributaryError } from "@tributary/errors";
import { z } from "zod";
import { checkOptions } from "./check-options.ts";
import type { Route } from "./on.ts";
import { callerPlace, placed } from "./place.ts";
import type { Quarantine } from "./quarantine.ts";
import type { BucketPlace } from "./s3.ts";
import type { Tenant } from "./tenant.ts";

export interface CatalogOptions {
  /** Glue database. */
  readonly database: string;
  /** Projected partitions need no crawler; registered ones are for engines that cannot project. */
  readonly partitions?: "projected" | "registered";
}

/** Something `pipeline lint` finds in the workflow and that is meant as it is. */
export interface LintAllowance {
  readonly code: `TRB-ASL-${number}`;
  /** For whoever reads the pipeline next. */
  readonly reason: string;
}

export interface PipelineOptions {
  /** Where files arrive. */
  readonly raw: BucketPlace;
  /** Where everything made of them goes; a bucket of its own. */
  readonly lake: BucketPlace;
  readonly routes: readonly Route[];
  /** What becomes of files that no route takes; quarantine when absent. */
  readonly otherwise?: Quarantine;
  readonly tenants?: Readonly<Record<string, Tenant>>;
  readonly catalog: CatalogOptions;
  /** What is accepted of the workflow's lint, which every build runs. */
  readonly lint?: { readonly allow: readonly LintAllowance[] };
}

/** A pipeline as its author defined it; `compile()` turns it into a blueprint. */
export interface PipelineDefinition {
  readonly type: "pipeline";
  readonly name: string;
  readonly raw: BucketPlace;
  readonly lake: BucketPlace;
  readonly routes: readonly Route[];
  readonly otherwise: Quarantine;
  readonly tenants: Readonly<Record<string, Tenant>>;
  readonly catalog: Required<CatalogOptions>;
  readonly lint: { readonly allow: readonly LintAllowance[] };
}

// State machine, functions and queues are named `<name>-<what>` within 64 characters.
const pipelineName = /^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/;
// https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html
const databaseName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,127}$/, "a database has lower case letters, digits and underscores");

const bucketPlace = z.strictObject({ bucket: z.string(), prefix: z.string() }, 'a bucket: s3("name")');
const node = (type: string, example: string) =>
  z.custom<{ readonly type: string }>(
    (value) => typeof value === "object" && value !== null && "type" in value && value.type === type,
    `not made by ${example}`,
  );

const pipelineOptions = z.strictObject({
  raw: bucketPlace,
  lake: bucketPlace,
  routes: z.array(node("route", "on.document() or its like")),
  otherwise: node("quarantine", "quarantine()").optional(),
  tenants: z
    .record(
      z.string(),
      z.custom((value) => isTenant(value), "not made by tenant()"),
    )
    .optional(),
  catalog: z.strictObject({ database: databaseName, partitions: z.enum(["projected", "registered"]).optional() }),
  lint: z
    .strictObject({
      allow: z.array(
        z.strictObject({
          code: z.string().regex(/^TRB-ASL-1\d\d$/, "a code of the lint looks like TRB-ASL-142"),
          reason: z.string().regex(/\S/, "a reason has words"),
        }),
      ),
    })
    .optional(),
});

/**
 * Defines a pipeline: where files arrive, what is read from which kind, who they belong to.
 *
 * @example
 * export default pipeline("notes", {
 *   raw: s3("notes-raw", { prefix: "inbox/" }),
 *   lake: s3("notes-lake"),
 *   routes: [on.text(comprehend.entities())],
 *   catalog: { database: "notes" },
 * });
 */
export function pipeline(name: string, options: PipelineOptions): PipelineDefinition {
  const at = callerPlace(pipeline);
  if (typeof name !== "string" || !pipelineName.test(name)) {
    const place = at ? { at } : {};
    throw new TributaryError("TRB-PIP-003", `${JSON.stringify(name)} cannot be the name of a pipeline.`, place);
  }
  const checked = checkOptions(pipelineOptions, options, { of: "pipeline()", at });
  return placed(
    {
      type: "pipeline",
      name,
      raw: options.raw,
      lake: options.lake,
      routes: Object.freeze([...options.routes]),
      otherwise: options.otherwise ?? Object.freeze({ type: "quarantine" }),
      tenants: Object.freeze({ ...options.tenants }),
      catalog: Object.freeze({
        database: checked.catalog.database,
        partitions: checked.catalog.partitions ?? "projected",
      }),
      lint: Object.freeze({ allow: Object.freeze([...(options.lint?.allow ?? [])]) }),
    },
    at,
  );
}

function isTenant(value: unknown): value is Tenant {
  return typeof value === "object" && value !== null && "readers" in value && Array.isArray(value.readers);
}
