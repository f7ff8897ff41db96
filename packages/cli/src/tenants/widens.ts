import { type PolicyDifference, type PolicyStatement, sameMeaning } from "@tributary/access";

/**
 * Whether a change lets more through than before: a new Allow that no old one held, or a Deny that goes and no new one
 * holds. Two statements that differ by their resources only are compared by those; anything else counts as wider.
 */
export function widens({ added, removed }: PolicyDifference): boolean {
  const of = (list: readonly PolicyStatement[], effect: PolicyStatement["Effect"]): readonly PolicyStatement[] =>
    list.filter(({ Effect }) => Effect === effect);
  return (
    of(added, "Allow").some((next) => !of(removed, "Allow").some((old) => holds(old, next))) ||
    of(removed, "Deny").some((old) => !of(added, "Deny").some((next) => holds(next, old)))
  );
}

/** Whether the one statement speaks of all that the other speaks of. */
function holds(one: PolicyStatement, other: PolicyStatement): boolean {
  const [resources, others] = [one, other].map(({ Resource }) => [Resource ?? []].flat()) as [string[], string[]];
  if (resources.length === 0 || others.length === 0) return false;
  const bare = (statement: PolicyStatement): PolicyStatement => ({ ...statement, Resource: "*" });
  return (
    sameMeaning({ Statement: bare(one) }, { Statement: bare(other) }) &&
    others.every((name) => resources.some((wide) => name === wide || isBelow(name, wide)))
  );
}

/** Only a wildcard at the very end is judged. */
const isBelow = (name: string, wide: string): boolean =>
  wide.endsWith("*") && !/[*?$]/.test(wide.slice(0, -1)) && name.startsWith(wide.slice(0, -1));
