import { cloudFormationError } from "./cloudformation-error.ts";
import type { Stack, StackStatus } from "./stack.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html */
const updatable: ReadonlySet<StackStatus> = new Set([
  "CREATE_COMPLETE",
  "UPDATE_COMPLETE",
  "UPDATE_ROLLBACK_COMPLETE",
  "IMPORT_COMPLETE",
  "IMPORT_ROLLBACK_COMPLETE",
  "UPDATE_FAILED",
]);

export function checkUpdatable({ id, status }: Stack): void {
  if (!updatable.has(status)) throw cloudFormationError.wrongState(id, status, "updated");
}

export function checkDeletable({ id, name, status, terminationProtection }: Stack): void {
  if (terminationProtection)
    throw cloudFormationError.validation(`Stack [${name}] cannot be deleted while TerminationProtection is enabled`);
  if (status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS" && status !== "DELETE_IN_PROGRESS")
    throw cloudFormationError.wrongState(id, status, "deleted");
}
