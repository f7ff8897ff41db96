import { readResource } from "../aws/read-resource.ts";
import type { StateMachine } from "../flow/state-machine.ts";
import type { QueryLanguage, StateMachineDefinition } from "../states/state-machine-definition.ts";
import type { TaskState } from "../states/task.ts";
import { walkStates } from "../states/walk-states.ts";
import { machineArn, unknownIf } from "./arn.ts";
import { passesRoles } from "./companions.ts";
import { mapPermissions, type Within } from "./map-permissions.ts";
import { narrowed, requireNeeded } from "./narrowed.ts";
import { patternOf } from "./pattern-of.ts";
import type { Permission, ResourceHints, StatePermission } from "./permission.ts";
import { ServiceCall } from "./service-call.ts";
import { ownAction } from "./services/own-action.ts";
import { grantsByService } from "./services/registry.ts";

/** What the definition does not say. */
export interface PermissionOptions {
  /** Resources by state and action: `{ Analyse: { "s3:GetObject": ["arn:aws:s3:::raw/*"] } }`. Come before the builder's. */
  readonly resources?: Readonly<Record<string, ResourceHints>>;
  /** The machine's own name, or its ARN, for states that act on their own executions; `${Name}-${Stage}` is `Fn::Sub`'s to fill in. */
  readonly stateMachine?: string;
}

/**
 * What the role of a state machine needs, state by state, with what services do in the caller's name.
 *
 * Placeholders of the definition stay in the resources; `${AWS::Region}` and its siblings are for `Fn::Sub`. What only
 * the run knows is `*`, and `unknown` says so, unless the author named it: in a task's `resources`, or here.
 */
export function permissionsOf(
  of: StateMachine | StateMachineDefinition,
  options: PermissionOptions = {},
): readonly StatePermission[] {
  const definition = "toAsl" in of ? of.toAsl() : of;
  const found: StatePermission[] = [];
  for (const { name, state, location, language } of walkStates(definition)) {
    const needs =
      state.Type === "Task"
        ? taskPermissions(state, { language, stateMachine: options.stateMachine })
        : state.Type === "Map"
          ? mapPermissions(state, { language, stateMachine: options.stateMachine })
          : [];
    const hints = options.resources?.[name] ?? ("toAsl" in of ? of.resources[name] : undefined) ?? {};
    requireNeeded(name, needs, hints);
    found.push(...needs.flatMap((permission) => narrowed(permission, hints)).map((each) => ({ location, ...each })));
  }
  return found;
}

function taskPermissions(state: TaskState, { language, stateMachine }: Within): readonly Permission[] {
  const resource = readResource(state.Resource);
  if (!resource || resource.integration === "activity") return [];
  if (state.Credentials !== undefined) return assumesRole(state, language);
  if (resource.integration === "function") {
    return [
      {
        actions: ["lambda:InvokeFunction"],
        resources: [state.Resource, `${state.Resource}:*`],
        because: "invokes the function",
      },
    ];
  }
  const call = new ServiceCall(resource, state.Arguments ?? state.Parameters, language);
  const grants = grantsByService[resource.service];
  const needs = grants ? grants(call) : [...ownAction(call), ...passesRoles(call)];
  return resource.integration === "http" && stateMachine !== undefined ? needs.map(onMachine(stateMachine)) : needs;
}

/** `states:InvokeHTTPEndpoint` is asked for on the machine that calls. */
const onMachine =
  (stateMachine: string) =>
  (need: Permission): Permission =>
    need.actions.includes("states:InvokeHTTPEndpoint") ? { ...need, resources: [machineArn(stateMachine)] } : need;

/** The call is then made with that role, not with the machine's own. */
function assumesRole(state: TaskState, language: QueryLanguage): readonly Permission[] {
  const credentials = state.Credentials;
  const isObject = typeof credentials === "object" && credentials !== null && !Array.isArray(credentials);
  const role = isObject && "RoleArn" in credentials ? credentials.RoleArn : undefined;
  return [
    {
      actions: ["sts:AssumeRole"],
      resources: [patternOf(role, language)],
      because: "makes the call with another role",
      ...unknownIf(patternOf(role, language), "the role"),
    },
  ];
}
