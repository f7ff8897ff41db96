import type { HandlerName } from "@tributary/pipeline";

/** One handler as Lambda gets it. */
export interface BundledFunction {
  readonly name: HandlerName;
  /** Key of the zip in the assets bucket; holds the content's hash, so a changed bundle is a changed template. */
  readonly s3Key: string;
  /** Folder below the assembly that holds `index.mjs`. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}
