import { resolve } from "node:path";
import { installedClients, lint as lintDefinition } from "@tributary/asl";
import type { LintCommandOptions } from "../commands/lint.ts";
import { assemblePipeline, openPipeline } from "../definition/open-pipeline.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Io } from "../io.ts";
import { lintFiles } from "./lint-files.ts";

/** One thing that lint found; `location` is a JSON pointer into the ASL, or a resource and property of the template. */
interface Remark {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly in: "workflow" | "template";
  readonly location: string;
}

/** `pipeline lint`: compiles, lints the workflow and holds the template against AWS's schemas. Errors exit with 1. */
export async function lint(io: Io, files: readonly string[], options: LintCommandOptions): Promise<number> {
  const aws = installedClients(io.cwd);
  if (files.length > 0) return await lintFiles(io, files, { ...options, aws });
  const { blueprint } = await openPipeline(io, options);
  const ofWorkflow: Remark[] = lintDefinition(blueprint.workflow.definition, { aws }).map((diagnostic) => ({
    ...diagnostic,
    in: "workflow",
  }));
  const { findings } = await assemblePipeline(blueprint, resolve(io.cwd, options.state));
  const ofTemplate: Remark[] = findings.map(({ rule, severity, message, resource, property }) => ({
    code: rule,
    severity,
    message,
    in: "template",
    location: [resource, property].filter((part) => part !== undefined).join(" "),
  }));
  const remarks = [...ofWorkflow, ...ofTemplate].sort((a, b) => rank(a) - rank(b));
  const errors = remarks.filter(({ severity }) => severity === "error").length;
  if (options.json) {
    io.stdout.write(
      `${JSON.stringify({ pipeline: blueprint.name, errors, warnings: remarks.length - errors, remarks })}\n`,
    );
  } else {
    const lines = remarks.map(
      ({ severity, code, message, in: where, location }) =>
        `${severity} ${code}: ${message}\n  at   ${where} ${location}\n`,
    );
    io.stdout.write(`${lines.join("")}${blueprint.name}: ${errors} errors, ${remarks.length - errors} warnings\n`);
  }
  return errors === 0 ? exitCodes.ok : exitCodes.error;
}

const rank = ({ severity }: Remark): number => (severity === "error" ? 0 : 1);
