/** Every string in a JSON value, in document order, one a line: what a person wrote, without keys and numbers. */
export function jsonStrings(value: unknown): string {
  const strings: string[] = [];
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") strings.push(next);
    else if (typeof next === "object" && next !== null) open.push(...Object.values(next).reverse());
  }
  return strings.filter((text) => text.trim()).join("\n");
}
