import { unknownIf } from "../arn.ts";
import { iamNames } from "../iam-names.ts";
import type { Permission } from "../permission.ts";
import type { ServiceCall } from "../service-call.ts";

/** The action under its own name. Most AI services have no resources to narrow it to. */
export function ownAction(call: ServiceCall, resources: readonly string[] = ["*"]): readonly Permission[] {
  const { service, action } = call.resource;
  return [{ actions: iamNames(service, action), resources, because: `calls ${service} ${action}` }];
}

/** The action on one thing that an argument names. */
export function ownActionOn(
  call: ServiceCall,
  what: string,
  on: { readonly name: string | undefined; readonly arn: (name: string) => string },
): readonly Permission[] {
  const unknown = unknownIf(on.name, what);
  return ownAction(call, [on.arn(on.name ?? "*")]).map((permission) => ({ ...permission, ...unknown }));
}
