import { copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { TributaryError } from "@tributary/errors";
import { aslText, type Blueprint, type HandlerName } from "@tributary/pipeline";
import { type CachedBundle, cachedBundles } from "./bundle/bundle-cache.ts";
import type { BundledFunction } from "./bundle/bundled-function.ts";
import { checkBlueprint } from "./check-blueprint.ts";
import { lintWorkflow, type WorkflowRemark } from "./lint-workflow.ts";
import { type AssemblyManifest, manifest } from "./manifest.ts";
import { stableJson } from "./stable-json.ts";
import type { Template } from "./template/template.ts";
import { templateWithinLimits } from "./template/template-within-limits.ts";
import { cachedFindings } from "./validate/cached-findings.ts";
import type { Finding } from "./validate/finding.ts";

export interface AssembleOptions {
  /** Folder that is written; what an earlier assembly left in it is replaced. */
  readonly outDir: string;
  /** Keeps bundles and findings between runs. Default: `cache` beside the output folder. */
  readonly cacheDir?: string;
}

/** What `assemble` wrote. */
export interface Assembly {
  readonly outDir: string;
  readonly templateFile: string;
  readonly template: Template;
  readonly manifest: AssemblyManifest;
  readonly functions: readonly BundledFunction[];
  /** Warnings of the offline validator; its errors stop the assembly. */
  readonly findings: readonly Finding[];
  /** Warnings of the workflow's lint; its errors stop the assembly. */
  readonly remarks: readonly WorkflowRemark[];
}

/**
 * Writes a pipeline as CloudFormation takes it: `template.json`, `<name>.asl.json`, `functions/<handler>/index.mjs` and `assembly.json`.
 *
 * @example
 * const { templateFile } = await assemble(compile(claims), { outDir: "out" });
 */
export async function assemble(blueprint: Blueprint, options: AssembleOptions): Promise<Assembly> {
  checkBlueprint(blueprint);
  const remarks = lintWorkflow(blueprint);
  const outDir = resolve(options.outDir);
  const cacheDir = resolve(options.cacheDir ?? join(outDir, "..", "cache"));
  await mkdir(outDir, { recursive: true });
  await rm(join(outDir, "functions"), { recursive: true, force: true });
  const bundles = await cachedBundles(blueprint.functions, join(cacheDir, "bundles"));
  const functions = await Promise.all([...bundles].map(([name, bundle]) => writeFunction(name, bundle, outDir)));

  const { template, text } = templateWithinLimits(blueprint, functions);
  const made = manifest(blueprint, functions);
  const templateFile = join(outDir, made.template);
  await writeFile(templateFile, text);
  await writeFile(join(outDir, made.definition), aslText(blueprint));
  await writeFile(join(outDir, "assembly.json"), stableJson(made));

  const findings = await cachedFindings(templateFile, text, join(cacheDir, "findings"));
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length > 0) {
    const list = errors.map(
      ({ rule, resource, property, message }) => `${rule} ${resource ?? "template"} ${property ?? ""}: ${message}`,
    );
    throw new TributaryError("TRB-ASM-008", `CloudFormation would refuse the template:\n    ${list.join("\n    ")}`, {
      at: { file: templateFile },
    });
  }
  return { outDir, templateFile, template, manifest: made, functions, findings, remarks };
}

async function writeFunction(
  name: HandlerName,
  { file, sha256, bytes }: CachedBundle,
  outDir: string,
): Promise<BundledFunction> {
  const path = `functions/${name}`;
  await mkdir(join(outDir, path), { recursive: true });
  await copyFile(file, join(outDir, path, "index.mjs"));
  return { name, path, sha256, bytes, s3Key: `tributary/${name}/${sha256}.zip` };
}
