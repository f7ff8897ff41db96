import type { Blueprint } from "@tributary/pipeline";
import { completion } from "../template/completion.ts";
import type { Resources } from "../template/template.ts";
import { functionRoles } from "./function-role.ts";
import { workflowRole } from "./workflow-role.ts";

/** Every role of a pipeline's stack, by its logical name: what a review holds the deployed ones against. */
export function stackRoles(blueprint: Blueprint): Resources {
  const all = { ...completion(blueprint), ...functionRoles(blueprint), ...workflowRole(blueprint) };
  return Object.fromEntries(Object.entries(all).filter(([, { Type }]) => Type === "AWS::IAM::Role"));
}
