import { readResource } from "../../aws/read-resource.ts";
import type { PlacedState } from "../../states/walk-states.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { LintContext } from "../lint-context.ts";
import { statesFieldsRead } from "../states-fields-read.ts";
import type { Rule } from "./rule.ts";

/** The task token is sent where it is waited for, and read nowhere else. */
export const taskTokens: Rule = (context) => context.states.flatMap((placed) => ofState(placed, context));

function ofState(placed: PlacedState, context: LintContext): readonly Diagnostic[] {
  const { state, location } = placed;
  const resource = state.Type === "Task" ? readResource(state.Resource) : undefined;
  const waits = resource?.waits === "taskToken";
  const reads = tokenReads(placed, context);
  if (!waits) {
    // A placeholder for the resource may stand for one that waits.
    if (state.Type === "Task" && /^\$\{[^}]+\}$/.test(state.Resource)) return [];
    const message = "there is a task token only in a .waitForTaskToken state";
    // Definitions in use read it in .sync states too; what it is there is not documented.
    const severity = resource?.waits === "sync" ? "warning" : "error";
    const explicit = reads.filter(({ path }) => path.length > 1);
    return explicit.map((read) => ({ code: "TRB-ASL-116", severity, message, location: read.location }));
  }
  if (reads.some(({ field }) => field === "Arguments" || field === "Parameters")) return [];
  const message = "the state waits for a task token that its arguments do not send";
  return [{ code: "TRB-ASL-115", severity: "error", message, location }];
}

const token = ["context", "Task", "Token"];

interface TokenRead {
  readonly field: string;
  readonly location: string;
  readonly path: readonly string[];
}

/** `$states`, `$states.context` and `$states.context.Task` hold the token too. */
function tokenReads({ state, location, language }: PlacedState, { expressions }: LintContext): readonly TokenRead[] {
  if (language === "JSONPath") {
    const text = JSON.stringify("Parameters" in state ? (state.Parameters ?? {}) : {});
    if (/\$\$\.Task\.Token\b/.test(text)) return [{ field: "Parameters", location, path: token }];
    return /\$\$(\.Task)?[",) ]/.test(text) ? [{ field: "Parameters", location, path: [] }] : [];
  }
  return expressions
    .filter(({ placed }) => placed.location === location)
    .flatMap(({ tree, field, location: at }) => {
      const paths = tree ? statesFieldsRead(tree) : [];
      const holding = paths.filter((path) =>
        token.every((step, index) => index >= path.length || path[index] === step),
      );
      return holding.map((path) => ({ field, location: at, path }));
    });
}
