import type { Blueprint } from "@tributary/pipeline";
import type { BundledFunction } from "./bundle/bundled-function.ts";

/** `assembly.json`: what lies in the folder, and under which key of the assets bucket each bundle is expected. */
export interface AssemblyManifest {
  readonly schema: 1;
  readonly pipeline: string;
  readonly revision: string;
  readonly template: string;
  readonly definition: string;
  readonly assets: readonly AssemblyAsset[];
}

export interface AssemblyAsset {
  readonly function: string;
  /** As `Code.S3Key` of the template says it. */
  readonly s3Key: string;
  /** Folder below the assembly whose content is the zip's content. */
  readonly path: string;
  readonly packaging: "zip";
  readonly sha256: string;
}

export const manifest = (blueprint: Blueprint, bundles: readonly BundledFunction[]): AssemblyManifest => ({
  schema: 1,
  pipeline: blueprint.name,
  revision: blueprint.revision,
  template: "template.json",
  definition: `${blueprint.name}.asl.json`,
  assets: bundles.map(({ name, s3Key, path, sha256 }) => ({ function: name, s3Key, path, packaging: "zip", sha256 })),
});
