import type { RequestPrincipal } from "../access-request.ts";
import { type CompiledStatement, compilePolicy } from "../compile-policy.ts";
import { glob } from "../glob.ts";
import { namedBy } from "../named-by.ts";
import type { ConditionBlock, NamedPolicy, PolicyDocument } from "../policy-document.ts";

interface Hint {
  readonly statement: CompiledStatement;
  /** It speaks only of what comes through an access point. */
  readonly throughPoint: boolean;
  readonly actions: readonly ((action: string) => boolean)[] | undefined;
  /** What each Resource begins with before its first wildcard or variable; undefined where it may be anything. */
  readonly stems: readonly string[] | undefined;
}

const cache = new WeakMap<PolicyDocument, readonly Hint[] | "unreadable">();

interface Asked {
  /** Given for policies that name principals. */
  readonly principal?: RequestPrincipal;
  /** At the bucket itself. */
  readonly direct?: boolean;
}

/**
 * Whether a policy has an Allow that could speak of the action somewhere below a resource. Errs on the side of yes: it
 * only spares the evaluator questions whose answer cannot be an Allow.
 */
export function mightAllow(policy: NamedPolicy, action: string, resource: string, asked: Asked = {}): boolean {
  const { principal, direct } = asked;
  const hints = hintsOf(policy);
  if (hints === "unreadable") return true;
  const lower = action.toLowerCase();
  return hints.some(
    ({ statement, throughPoint, actions, stems }) =>
      !(direct && throughPoint) &&
      (principal === undefined || namedBy(statement, principal) !== "none") &&
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
      .map((statement) => ({ statement, source: statement.source }))
      .map(({ statement, source }) => ({
        statement,
        throughPoint: asksForPoint(source.Condition ?? {}),
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

/** Operators that do not hold where the key is absent: at the bucket itself there is no access point to compare with. */
const asksForPoint = (block: ConditionBlock): boolean =>
  Object.entries(block).some(
    ([operator, keys]) =>
      /^(?:StringEquals|StringLike|ArnEquals|ArnLike)$/.test(operator) &&
      Object.keys(keys).some((key) => /^s3:DataAccessPoint(?:Arn|Account)$/i.test(key)),
  );
