/** States in an order in which every way leads on; those of a loop stand together as one knot. */
export interface Knot {
  readonly names: readonly string[];
  /** Whether its states lead back to themselves. */
  readonly loops: boolean;
}

/** Tarjan's strongly connected components, from the ends backwards: a knot stands after all it leads to. */
export function knotsOf(names: readonly string[], waysFrom: (name: string) => readonly string[]): readonly Knot[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const knots: Knot[] = [];
  for (const name of names) if (!index.has(name)) visit(name);
  return knots;

  function visit(name: string): void {
    const own = index.size;
    index.set(name, own);
    low.set(name, own);
    stack.push(name);
    onStack.add(name);
    for (const to of waysFrom(name)) {
      if (!index.has(to)) {
        visit(to);
        low.set(name, Math.min(low.get(name) ?? own, low.get(to) ?? own));
      } else if (onStack.has(to)) {
        low.set(name, Math.min(low.get(name) ?? own, index.get(to) ?? own));
      }
    }
    if (low.get(name) !== own) return;
    const members = stack.splice(stack.indexOf(name));
    for (const member of members) onStack.delete(member);
    knots.push({ names: members, loops: members.length > 1 || waysFrom(name).includes(name) });
  }
}
