import { isJsonObject, type Json } from "../json.ts";
import { type JsonPath, PathMiss, type Segment, type Selector } from "./json-path.ts";

/** The value a path names. A definite path that leads nowhere throws PathMiss; an indefinite one answers a list. */
export function evaluateJsonPath(path: JsonPath, root: Json): Json {
  return path.definite ? walk(path, root) : collect(path.segments, root);
}

function walk(path: JsonPath, root: Json): Json {
  let value: Json = root;
  const { segments } = path;
  for (let i = 0; i < segments.length; i++) {
    const next: Json | undefined = step((segments[i] as Segment).selector, value);
    if (next === undefined) throw new PathMiss(miss(path, i), path.text);
    value = next;
  }
  return value;
}

function step(selector: Selector, value: Json): Json | undefined {
  if (selector.kind === "name")
    return isJsonObject(value) && Object.hasOwn(value, selector.name) ? value[selector.name] : undefined;
  if (selector.kind === "index") return Array.isArray(value) ? value.at(selector.index) : undefined;
  if (selector.kind === "function") return aggregate(selector.name, value);
  return undefined;
}

/** Jayway's two messages: the last step has no results, an earlier one has a missing property. */
function miss({ segments, text }: JsonPath, at: number): string {
  const shown = `$${segments
    .slice(0, at + 1)
    .map(bracketed)
    .join("")}`;
  const reason = at === segments.length - 1 ? `No results for path: ${shown}` : `Missing property in path ${shown}`;
  return `Invalid path '${text}' : ${reason}`;
}

function bracketed({ selector }: Segment): string {
  if (selector.kind === "name") return `['${selector.name}']`;
  return selector.kind === "index" ? `[${selector.index}]` : "";
}

function collect(segments: readonly Segment[], root: Json): Json[] {
  let found: Json[] = [root];
  for (const { selector, deep } of segments) {
    const next: Json[] = [];
    for (const value of found) {
      if (deep) descend(value, (below) => select(selector, below, root, next));
      else select(selector, value, root, next);
    }
    found = next;
  }
  return found;
}

function descend(value: Json, visit: (value: Json) => void): void {
  visit(value);
  if (Array.isArray(value)) for (const item of value) descend(item, visit);
  else if (isJsonObject(value)) for (const item of Object.values(value)) descend(item, visit);
}

function select(selector: Selector, value: Json, root: Json, into: Json[]): void {
  switch (selector.kind) {
    case "name":
    case "index":
    case "function": {
      const next = step(selector, value);
      if (next !== undefined) into.push(next);
      return;
    }
    case "names":
      if (isJsonObject(value))
        for (const name of selector.names) if (Object.hasOwn(value, name)) into.push(value[name] as Json);
      return;
    case "indexes":
      if (Array.isArray(value))
        for (const index of selector.indexes) if (value.at(index) !== undefined) into.push(value.at(index) as Json);
      return;
    case "wildcard":
      // Not spread: a payload holds more items than a call takes arguments.
      for (const child of children(value)) into.push(child);
      return;
    case "filter":
      for (const item of Array.isArray(value) ? value : [value]) if (selector.test(item, root)) into.push(item);
      return;
    case "slice":
      if (Array.isArray(value)) slice(value, selector, into);
  }
}

function children(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isJsonObject(value) ? Object.values(value) : [];
}

function slice(
  items: Json[],
  { from, to, step }: { from: number | undefined; to: number | undefined; step: number },
  into: Json[],
): void {
  if (step < 1) return;
  const selected = items.slice(from ?? 0, to);
  for (let i = 0; i < selected.length; i += step) into.push(selected[i] as Json);
}

function aggregate(name: string, value: Json): Json | undefined {
  if (name === "length")
    return Array.isArray(value) || typeof value === "string"
      ? value.length
      : isJsonObject(value)
        ? Object.keys(value).length
        : undefined;
  if (name === "keys") return isJsonObject(value) ? Object.keys(value) : undefined;
  const numbers = Array.isArray(value) ? value.filter((item) => typeof item === "number") : [];
  if (numbers.length === 0) return undefined;
  const sum = numbers.reduce((a, b) => a + b, 0);
  if (name === "min") return numbers.reduce((a, b) => Math.min(a, b));
  if (name === "max") return numbers.reduce((a, b) => Math.max(a, b));
  if (name === "sum") return sum;
  const mean = sum / numbers.length;
  if (name === "avg") return mean;
  if (name === "stddev") return Math.sqrt(numbers.reduce((a, b) => a + (b - mean) ** 2, 0) / numbers.length);
  return undefined;
}
