import type { WorkflowRemark } from "@tributary/assembly";
import { sourceText } from "./source-text.ts";

/** What the lint says of the workflow: code, what, the author's line beside the state, what to do. */
export function remarkText({ severity, code, message, location, at, fix }: WorkflowRemark, cwd: string): string {
  const state = location || "/";
  const place = at ? `${sourceText(at, cwd)}, in ${state}` : `workflow ${state}`;
  return `${severity} ${code}: ${message}\n  at   ${place}\n  fix  ${fix}\n`;
}
