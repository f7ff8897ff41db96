import { TributaryError } from "@tributary/errors";
import { references } from "./references.ts";
import type { TemplateResource } from "./template-document.ts";

/** Logical ids in an order in which each resource comes after all it refers to or names in DependsOn. */
export function creationOrder(resources: Readonly<Record<string, TemplateResource>>): string[] {
  const ordered: string[] = [];
  const done = new Set<string>();
  const visit = (id: string, path: readonly string[]): void => {
    if (done.has(id)) return;
    if (path.includes(id)) {
      throw new TributaryError(
        "TRB-LOC-103",
        `Resources depend on each other: ${[...path.slice(path.indexOf(id)), id].join(" -> ")}`,
      );
    }
    for (const needed of dependencies(id, resources)) visit(needed, [...path, id]);
    done.add(id);
    ordered.push(id);
  };
  for (const id of Object.keys(resources)) visit(id, []);
  return ordered;
}

function dependencies(id: string, resources: Readonly<Record<string, TemplateResource>>): string[] {
  const resource = resources[id];
  const named = typeof resource?.DependsOn === "string" ? [resource.DependsOn] : (resource?.DependsOn ?? []);
  return [...named, ...references(resource?.Properties)].filter((name) => Object.hasOwn(resources, name));
}
