const comparisons: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  "=": (value, bound) => value === bound,
  ">": (value, bound) => value > bound,
  ">=": (value, bound) => value >= bound,
  "<": (value, bound) => value < bound,
  "<=": (value, bound) => value <= bound,
};

/** `[">", 0, "<=", 5]`: each comparison must hold. */
export function matchesNumeric(rule: readonly unknown[], value: number): boolean {
  for (let index = 0; index < rule.length; index += 2) {
    const bound = rule[index + 1];
    if (typeof bound !== "number" || !comparisons[String(rule[index])]?.(value, bound)) return false;
  }
  return rule.length > 0;
}

export function isNumericRule(rule: unknown): boolean {
  if (!Array.isArray(rule) || rule.length === 0 || rule.length % 2 !== 0 || rule.length > 4) return false;
  return rule.every((part, index) => (index % 2 === 0 ? String(part) in comparisons : typeof part === "number"));
}
