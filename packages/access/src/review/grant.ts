import type { Capability } from "./capability.ts";

/** `results` are answers of Athena, which hold rows of extracted tables. */
export type Layer = "raw" | "extracted" | "results" | "metadata";

/** One way in which a principal can do something to a tenant's objects. */
export interface Grant {
  /** `*` for the metadata and the pipeline's own query results, which are of all tenants. */
  readonly tenant: string;
  readonly principal: string;
  readonly layer: Layer;
  readonly capability: Capability;
  /** `access point claims-dev-acme`, `bucket claims-raw-dev-...`, or `Athena`. */
  readonly via: string;
  /** What the request must have beside the principal: `aws:sourcevpc = vpc-1`. */
  readonly conditions: readonly string[];
  /** The evaluator's sentence, or the Lake Formation permission. */
  readonly because: string;
  /** Account whose own policies could not be read and are taken to allow. */
  readonly assumed?: string;
  /** An object that shows it. */
  readonly example: string;
}

/** Why a principal cannot read a tenant's raw objects, door by door. */
export interface Refusal {
  readonly tenant: string;
  readonly principal: string;
  readonly because: string;
}
