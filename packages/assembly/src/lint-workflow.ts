import { type Diagnostic, lint } from "@tributary/asl";
import { codes, type SourcePlace, TributaryError } from "@tributary/errors";
import { type Blueprint, definitionOf, sourcePlace } from "@tributary/pipeline";

/** Something the lint says of the workflow, with the place in the author's file where it is known. */
export interface WorkflowRemark extends Diagnostic {
  readonly fix: string;
  readonly at?: SourcePlace;
}

/**
 * What the lint says of a blueprint's workflow, errors first. SDK clients are not loaded for it: arguments of the pipeline's
 * own calls are checked by the compiler, and `pipeline lint` looks at them again.
 */
export function workflowRemarks(
  blueprint: Blueprint,
  options: Pick<NonNullable<Parameters<typeof lint>[1]>, "aws"> = {},
): readonly WorkflowRemark[] {
  return lint(definitionOf(blueprint), { type: blueprint.workflow.type, ...options }).map((diagnostic) => {
    const at = sourcePlace(blueprint, diagnostic.location);
    return { ...diagnostic, fix: codes[diagnostic.code].fix, ...(at && { at }) };
  });
}

/** The warnings for the workflow; its errors stop the build. */
export function lintWorkflow(blueprint: Blueprint): readonly WorkflowRemark[] {
  const remarks = workflowRemarks(blueprint);
  const [first, ...others] = remarks.filter(({ severity }) => severity === "error");
  if (!first) return remarks;
  const more = others.map(
    ({ code, message, location }) => `\n  also ${code}: ${message}\n       in ${location || "/"}`,
  );
  throw new TributaryError(first.code, `${first.message}\n  in   ${first.location || "/"}${more.join("")}`, {
    ...(first.at && { at: first.at }),
  });
}
