import { createRequire } from "node:module";
import type { StandardDiagnostic } from "@aws/cloudformation-validate";
import type { Finding } from "./finding.ts";

/** Wrong values of enumerations come as warnings, and CloudFormation refuses them all the same. */
const enumRules: ReadonlySet<string> = new Set(["W3030"]);

/** Holds a template against AWS's resource schemas and rules, with no network. Loading the schemas takes seconds: keep the answer. */
export function validateTemplate(templateFile: string): readonly Finding[] {
  // Loaded here: the module starts a 9 MB WASM program that a warm synth has no use for.
  const { RegoEngine, TemplateFile } = createRequire(import.meta.url)(
    "@aws/cloudformation-validate",
  ) as typeof import("@aws/cloudformation-validate");
  const engine = new RegoEngine();
  try {
    return engine.validateStandard(new TemplateFile(templateFile)).diagnostics.flatMap(finding);
  } finally {
    engine.free();
  }
}

function finding({ ruleId, severity, message, entity, propertyPath }: StandardDiagnostic): Finding[] {
  if (severity === "INFO" || severity === "DEBUG") return [];
  const isError = severity === "FATAL" || severity === "ERROR" || enumRules.has(ruleId);
  return [
    {
      rule: ruleId,
      severity: isError ? "error" : "warning",
      message,
      ...(entity?.logicalId !== undefined && { resource: entity.logicalId }),
      ...(propertyPath !== undefined && { property: propertyPath }),
    },
  ];
}
