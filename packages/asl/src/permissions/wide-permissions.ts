import type { StateMachine } from "../flow/state-machine.ts";
import type { Diagnostic } from "../lint/diagnostic.ts";
import type { StateMachineDefinition } from "../states/state-machine-definition.ts";
import { type PermissionOptions, permissionsOf } from "./permissions-of.ts";

/** The permissions that are wider than the need, because the definition does not say what a state calls. */
export function widePermissions(
  of: StateMachine | StateMachineDefinition,
  options: PermissionOptions = {},
): readonly Diagnostic[] {
  return permissionsOf(of, options).flatMap(({ actions, resources, unknown, location }) =>
    unknown === undefined
      ? []
      : [
          {
            code: "TRB-ASL-018" as const,
            severity: "warning" as const,
            message: `only the run knows ${unknown}: ${actions.join(", ")} is allowed on ${resources.join(", ")}`,
            location,
          },
        ],
  );
}
