import type { ResourceChange } from "@aws-sdk/client-cloudformation";
import { knownName } from "./known-name.ts";
import type { Widening } from "./widened-access.ts";

/** One line of a diff. */
export interface PlanLine {
  readonly change: "add" | "adopt" | "change" | "replace" | "may replace" | "remove" | "leave behind";
  readonly resource: string;
  readonly name: string;
  readonly type: string;
  readonly physicalId?: string;
  /** Properties that differ. */
  readonly properties: readonly string[];
}

export interface DeploymentPlan {
  readonly stack: string;
  readonly region: string;
  readonly account: string;
  /** The stack is not there yet. */
  readonly isNew: boolean;
  readonly lines: readonly PlanLine[];
  readonly widened: readonly Widening[];
}

/** A change of a change set in the words of a diff. */
export function planLine(change: ResourceChange): PlanLine {
  const { LogicalResourceId: resource = "", ResourceType: type = "", PhysicalResourceId: physicalId } = change;
  const properties = (change.Details ?? []).flatMap(({ Target }) => Target?.Name ?? Target?.Attribute ?? []);
  return {
    change: kindOf(change),
    resource,
    name: knownName(resource),
    type,
    ...(physicalId !== undefined && { physicalId }),
    properties: [...new Set(properties)].sort(),
  };
}

function kindOf({ Action, Replacement, PolicyAction }: ResourceChange): PlanLine["change"] {
  if (Action === "Add") return "add";
  if (Action === "Import") return "adopt";
  if (Action === "Remove") return PolicyAction === "Retain" ? "leave behind" : "remove";
  if (Replacement === "True") return "replace";
  return Replacement === "Conditional" ? "may replace" : "change";
}
