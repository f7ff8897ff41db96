interface Branch {
  [name: string]: Branch | string;
}

/**
 * The input of an awsQuery request as an object: `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: "a" }] }`, and
 * `Attributes.entry.1.key=a&...value=b` becomes `{ Attributes: { a: "b" } }`.
 */
export function queryInput(form: URLSearchParams): Record<string, unknown> {
  const root: Branch = Object.create(null);
  for (const [name, value] of form) if (name !== "Action" && name !== "Version") put(root, name.split("."), value);
  return Object.fromEntries(Object.entries(root).map(([name, branch]) => [name, collapse(branch)]));
}

function put(root: Branch, path: readonly string[], value: string): void {
  let at = root;
  for (const part of path.slice(0, -1)) {
    const next = at[part];
    if (typeof next === "object") at = next;
    else {
      const made: Branch = Object.create(null);
      at[part] = made;
      at = made;
    }
  }
  at[path.at(-1) ?? ""] = value;
}

function collapse(branch: Branch | string): unknown {
  if (typeof branch === "string") return branch;
  const names = Object.keys(branch);
  if (names.length === 1 && branch.member !== undefined) return collapse(branch.member);
  if (names.length === 1 && branch.entry !== undefined) return asMap(collapse(branch.entry));
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) {
    return names.sort((a, b) => Number(a) - Number(b)).map((name) => collapse(branch[name] ?? ""));
  }
  return Object.fromEntries(names.map((name) => [name, collapse(branch[name] ?? "")]));
}

function asMap(entries: unknown): unknown {
  if (!Array.isArray(entries)) return {};
  return Object.fromEntries(
    entries.map((entry: { key?: string; value?: unknown }) => [entry.key ?? "", entry.value ?? ""]),
  );
}
