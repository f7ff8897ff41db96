import { isDeepStrictEqual } from "node:util";
import { isTributaryError } from "@tributary/errors";
import { creationOrder } from "./creation-order.ts";
import { resolve } from "./intrinsics.ts";
import { isRecord } from "./is-record.ts";
import { changedProperties, requiresReplacement } from "./property-changes.ts";
import { references } from "./references.ts";
import type { StackResource } from "./stack-file.ts";
import type { TemplateDocument } from "./template-document.ts";
import { TemplateScope, type TemplateScopeOptions } from "./template-scope.ts";

export interface PlannedChange {
  readonly action: "Add" | "Modify" | "Remove";
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId?: string;
  /** Of a Modify. `Conditional`: a value it hangs on is known only when the change is made. */
  readonly replacement?: "True" | "False" | "Conditional";
  readonly properties: readonly PlannedProperty[];
  /** A removed resource that stays where it is. */
  readonly retained?: boolean;
}

export interface PlannedProperty {
  readonly name: string;
  readonly recreation: "Always" | "Conditionally" | "Never";
}

/** Stands in texts for what only the change itself will tell; no template can hold it. */
const unknownMark = "\u0000";

/** What a template would change, without changing anything. */
export function planChanges(
  template: TemplateDocument,
  before: Readonly<Record<string, StackResource>>,
  options: TemplateScopeOptions,
): PlannedChange[] {
  const scope = new TemplateScope(template, options);
  const wanted = creationOrder(template.Resources).filter((id) => scope.isWanted(id));
  const unknown = new Set<string>();
  const changes: PlannedChange[] = [];
  for (const id of wanted) {
    const known = before[id];
    const { Type: type, Properties = {} } = template.Resources[id] ?? { Type: "" };
    const properties = planned(Properties, scope, { id, unknown });
    if (!known) changes.push({ action: "Add", logicalId: id, type, properties: [] });
    const change = known && modification(known, type, properties);
    if (change) changes.push(change);
    if (known && change?.replacement !== "True" && change?.replacement !== "Conditional") scope.made(id, known);
    else {
      unknown.add(id);
      scope.made(id, unknownResource(id));
    }
  }
  for (const [id, { type, ref, retain }] of Object.entries(before).reverse())
    if (!wanted.includes(id))
      changes.push({ action: "Remove", logicalId: id, type, physicalId: ref, properties: [], retained: retain });
  return changes;
}

function modification(
  known: StackResource,
  type: string,
  properties: Readonly<Record<string, unknown>>,
): PlannedChange | undefined {
  if (known.type === type && isDeepStrictEqual(known.properties, properties)) return undefined;
  const changed = changedProperties(known.properties, properties).map((name): PlannedProperty => {
    const recreation = !requiresReplacement(type, name)
      ? "Never"
      : JSON.stringify(properties[name] ?? "").includes(JSON.stringify(unknownMark).slice(1, -1))
        ? "Conditionally"
        : "Always";
    return { name, recreation };
  });
  const replacement =
    known.type !== type || changed.some(({ recreation }) => recreation === "Always")
      ? "True"
      : changed.some(({ recreation }) => recreation === "Conditionally")
        ? "Conditional"
        : "False";
  return {
    action: "Modify",
    logicalId: known.logicalId,
    type,
    physicalId: known.ref,
    replacement,
    properties: changed,
  };
}

/** Properties as far as they can be known; where a function cannot take what is unknown, all of them count as changed. */
function planned(
  properties: Readonly<Record<string, unknown>>,
  scope: TemplateScope,
  { id, unknown }: { id: string; unknown: ReadonlySet<string> },
): Readonly<Record<string, unknown>> {
  try {
    const resolved = resolve(properties, scope.in(`Resources.${id}`));
    return isRecord(resolved) ? resolved : {};
  } catch (error) {
    const hangsOn = [...references(properties)].some((name) => unknown.has(name));
    if (!hangsOn || !isTributaryError(error)) throw error;
    return Object.fromEntries(Object.keys(properties).map((name) => [name, `${unknownMark}${id}.${name}`]));
  }
}

function unknownResource(id: string): { ref: string; attributes: Readonly<Record<string, string>> } {
  const attributes = new Proxy<Record<string, string>>(
    {},
    { get: (_target, name) => (typeof name === "string" ? `${unknownMark}${id}.${name}` : undefined) },
  );
  return { ref: `${unknownMark}${id}`, attributes };
}
