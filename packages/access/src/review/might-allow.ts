import { compilePolicy } from "../compile-policy.ts";
import { glob } from "../glob.ts";
import type { NamedPolicy, PolicyDocument } from "../policy-document.ts";

interface Hint {
  readonly actions: readonly ((action: string) => boolean)[] | undefined;
  /** What each Resource begins with before its first wildcard or variable; undefined where it may be anything. */
  readonly stems: readonly string[] | undefined;
}

const cache = new WeakMap<PolicyDocument, readonly Hint[] | "unreadable">();

/**
 * Whether a policy has an Allow that could speak of the action somewhere below a resource. Errs on the side of yes: it
 * only spares the evaluator questions whose answer cannot be an Allow.
 */
export function mightAllow(policy: NamedPolicy, action: string, resource: string): boolean {
  const hints = hintsOf(policy);
  if (hints === "unreadable") return true;
  const lower = action.toLowerCase();
  return hints.some(
    ({ actions, stems }) =>
      (actions === undefined || actions.some((test) => test(lower))) &&
      (stems === undefined || stems.some((stem) => stem.startsWith(resource) || resource.startsWith(stem))),
  );
}

function hintsOf(policy: NamedPolicy): readonly Hint[] | "unreadable" {
  const known = cache.get(policy.document);
  if (known) return known;
  const made = makeHints(policy);
  cache.set(policy.document, made);
  return made;
}

function makeHints(policy: NamedPolicy): readonly Hint[] | "unreadable" {
  try {
    return compilePolicy(policy)
      .filter(({ effect }) => effect === "Allow")
      .map(({ source }) => ({
        actions:
          source.Action === undefined ? undefined : [source.Action].flat().map((each) => glob(each.toLowerCase())),
        stems:
          source.Resource === undefined
            ? undefined
            : [source.Resource].flat().map((each) => each.replace(/(?:[*?]|\$\{).*$/s, "")),
      }));
  } catch {
    // The evaluator says what is wrong with it.
    return "unreadable";
  }
}
