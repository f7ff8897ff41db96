import type { PipelineOptions } from "@tributary/pipeline";
import type { BundledFunction } from "../bundle/bundled-function.ts";
import { buildTemplate } from "../template/build-template.ts";
import type { Template } from "../template/template.ts";
import { claimsBlueprint } from "./claims-blueprint.ts";

/** The template of the claims pipeline, with bundles that were not made: the template only needs their names. */
export function claimsTemplate(changes: Partial<PipelineOptions> = {}): Template {
  const blueprint = claimsBlueprint(changes);
  const bundles = blueprint.functions.map(
    (name): BundledFunction => ({
      name,
      path: `functions/${name}`,
      s3Key: `tributary/${name}/0.zip`,
      sha256: "0",
      bytes: 0,
    }),
  );
  return buildTemplate(blueprint, bundles);
}
