import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AssemblyManifest, Template } from "@tributary/assembly";

/** An assembly as it is deployed. */
export interface Deployable {
  readonly dir: string;
  readonly manifest: AssemblyManifest;
  readonly template: Template;
  readonly templateText: string;
  readonly templateSha256: string;
}

/** Reads the folder that `pipeline synth` wrote. */
export async function openDeployable(dir: string): Promise<Deployable> {
  const manifest = JSON.parse(await readFile(join(dir, "assembly.json"), "utf8")) as AssemblyManifest;
  const templateText = await readFile(join(dir, manifest.template), "utf8");
  return {
    dir,
    manifest,
    templateText,
    template: JSON.parse(templateText) as Template,
    templateSha256: createHash("sha256").update(templateText).digest("hex"),
  };
}

export const stackNameOf = (pipeline: string, stage: string): string => `${pipeline}-${stage}`;
