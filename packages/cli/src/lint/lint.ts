import { resolve } from "node:path";
import { installedClients } from "@tributary/asl";
import { type Finding, workflowRemarks } from "@tributary/assembly";
import type { SourcePlace } from "@tributary/errors";
import type { LintCommandOptions } from "../commands/lint.ts";
import { openPipeline, writeAssembly } from "../definition/open-pipeline.ts";
import { remarkText } from "../definition/remark-text.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { lintFiles } from "./lint-files.ts";

/** One thing that lint found. */
interface Remark extends Partial<SourcePlace> {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly in: "workflow" | "template";
  /** A JSON pointer into the ASL, or a resource and property of the template. */
  readonly location: string;
  readonly fix?: string;
}

/** `pipeline lint`: compiles, lints the workflow and holds the template against AWS's schemas. Errors exit with 1. */
export async function lint(io: Io, files: readonly string[], options: LintCommandOptions): Promise<number> {
  const aws = installedClients(io.cwd);
  if (files.length > 0) return await lintFiles(io, files, { ...options, aws });
  const { blueprint } = await openPipeline(io, options);
  const ofWorkflow = workflowRemarks(blueprint, { aws });
  const unsound = ofWorkflow.some(({ severity }) => severity === "error");
  // A workflow that AWS refuses is never put into a template.
  const findings = unsound
    ? []
    : (await writeAssembly(blueprint, { stateDir: resolve(io.cwd, options.state) })).findings;

  const errors = [...ofWorkflow, ...findings].filter(({ severity }) => severity === "error").length;
  const warnings = ofWorkflow.length + findings.length - errors;
  if (options.json) {
    const remarks: readonly Remark[] = [
      ...ofWorkflow.map(({ at, ...remark }) => ({ ...remark, in: "workflow" as const, ...at })),
      ...findings.map(ofTemplate),
    ];
    io.stdout.write(`${JSON.stringify({ pipeline: blueprint.name, errors, warnings, remarks })}\n`);
  } else {
    const lines = [...ofWorkflow.map((remark) => remarkText(remark, io.cwd)), ...findings.map(templateText)];
    const unseen = unsound ? "; the template waits for a sound workflow" : "";
    io.stdout.write(`${lines.join("")}${blueprint.name}: ${errors} errors, ${warnings} warnings${unseen}\n`);
  }
  return errors === 0 ? exitCodes.ok : exitCodes.error;
}

function ofTemplate({ rule, severity, message, resource, property }: Finding): Remark {
  const location = [resource, property].filter((part) => part !== undefined).join(" ");
  return { code: rule, severity, message, in: "template", location };
}

function templateText(finding: Finding): string {
  const { code, severity, message, location } = ofTemplate(finding);
  return `${severity} ${code}: ${message}\n  at   template ${location}\n`;
}
