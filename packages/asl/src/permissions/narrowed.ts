import { TributaryError } from "@tributary/errors";
import type { Permission, ResourceHints } from "./permission.ts";

/** A permission with the resources its author named; those actions that have none named stay as they are. */
export function narrowed(permission: Permission, hints: ResourceHints): readonly Permission[] {
  if (permission.unknown === undefined) return [permission];
  const { unknown: _, ...known } = permission;
  const named = permission.actions.filter((action) => hints[action] !== undefined);
  const others = permission.actions.filter((action) => hints[action] === undefined);
  return [
    ...named.map((action) => ({ ...known, actions: [action], resources: hints[action] ?? [] })),
    ...(others.length > 0 ? [{ ...permission, actions: others }] : []),
  ];
}

/** A hint for what a state does not need is a mistake, and a hint never widens what the definition says. */
export function requireNeeded(state: string, needs: readonly Permission[], hints: ResourceHints): void {
  for (const action of Object.keys(hints)) {
    const asking = needs.filter(({ actions }) => actions.includes(action));
    if (asking.length === 0) throw new TributaryError("TRB-ASL-016", `state "${state}" does not call ${action}`);
    if (asking.some(({ unknown }) => unknown !== undefined)) continue;
    throw new TributaryError("TRB-ASL-016", `the definition says what state "${state}" calls ${action} on`);
  }
}
