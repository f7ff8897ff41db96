import type { compile } from "@tributary/pipeline";

/** Whether a value was made by `pipeline()`, of this or another copy of the package. */
export const isPipelineDefinition = (value: unknown): value is Parameters<typeof compile>[0] =>
  typeof value === "object" && value !== null && "type" in value && value.type === "pipeline" && "routes" in value;
