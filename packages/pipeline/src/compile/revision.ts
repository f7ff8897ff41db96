import { createHash } from "node:crypto";
import type { Blueprint } from "../blueprint.ts";
import { canonicalJson } from "./canonical-json.ts";

/** Fields of a definition that change when and how often work is done, not what it yields. */
const pace = new Set(["Comment", "Retry", "TimeoutSeconds", "HeartbeatSeconds"]);

/**
 * Eight characters over everything that can change a record.
 *
 * A new revision makes every file a new run, so what only changes who reads a record, or how patiently it is made,
 * stays out: readers, networks, comments, retries, timeouts.
 */
export function revision(blueprint: Omit<Blueprint, "revision">): string {
  const { schema, name, raw, lake, catalog, tenants, workflow } = blueprint;
  const scopes = tenants.map(({ name, prefix, tags }) => ({ name, prefix, tags }));
  const definition = withoutPace(workflow.definition);
  const text = canonicalJson({ schema, name, raw, lake, catalog, tenants: scopes, definition });
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

function withoutPace(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPace);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !pace.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPace(inner)]));
}
