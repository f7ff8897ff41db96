import type { Diagnostic } from "./diagnostic.ts";
import type { GraphContext } from "./lint-context.ts";

/** A diagnostic that is accepted, and why. */
export interface Allowed {
  readonly code: Diagnostic["code"];
  /** JSON pointer of the state or field; everywhere when left away. */
  readonly location?: string;
  readonly reason: string;
}

interface Silencer extends Allowed {
  /** JSON pointer of the comment that says so. */
  readonly from: string;
}

const marker = /lint-allow\s+(TRB-ASL-\d{3})(?:\s*:\s*([^;\n]*))?/g;

/**
 * What comments in the definition accept: `"Comment": "lint-allow TRB-ASL-117: the kinds are all there are"`. A state's
 * comment counts for the state and all inside it, the machine's for everything.
 */
export function silencersIn({ definition, states }: GraphContext): readonly Silencer[] {
  return [
    ...inComment(definition.Comment, ""),
    ...states.flatMap(({ state, location }) => inComment(state.Comment, location)),
  ];
}

function inComment(comment: string | undefined, location: string): readonly Silencer[] {
  return [...(comment ?? "").matchAll(marker)].map(([, code = "", reason = ""]) => ({
    code: code as Diagnostic["code"],
    location,
    reason: reason.trim(),
    from: `${location}/Comment`,
  }));
}

/** A silencer needs a reason, and something to silence. */
export function idleSilencers(silencers: readonly Silencer[], found: readonly Diagnostic[]): readonly Diagnostic[] {
  return silencers.flatMap((silencer): readonly Diagnostic[] => {
    const problem =
      silencer.reason === ""
        ? `${silencer.code} is silenced without a reason`
        : found.some((diagnostic) => covers(silencer, diagnostic))
          ? undefined
          : `${silencer.code} is silenced, and was not found here`;
    return problem === undefined
      ? []
      : [{ code: "TRB-ASL-145", severity: "warning", message: problem, location: silencer.from }];
  });
}

export function covers({ code, location, reason }: Allowed, diagnostic: Diagnostic): boolean {
  if (code !== diagnostic.code || reason.trim() === "") return false;
  if (location === undefined || location === "") return true;
  return diagnostic.location === location || diagnostic.location.startsWith(`${location}/`);
}
