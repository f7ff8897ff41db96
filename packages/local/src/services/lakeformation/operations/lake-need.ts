import type { CallContext } from "../../operation.ts";
import type { AccessNeed } from "../../service.ts";
import { ServiceError } from "../../service-error.ts";
import type { LakeFormationStore } from "../lake-formation-store.ts";
import type { LakeResource } from "../lake-resource.ts";
import { holds, type Permission } from "../permission.ts";

/** Lake Formation's actions know no resources. */
export const lakeNeed = (action: string): AccessNeed[] => [{ action: `lakeformation:${action}`, resource: "*" }];

const named = (
  { principal: { arn, roleArn } }: CallContext,
  list: readonly { DataLakePrincipalIdentifier: string }[],
) => list.some(({ DataLakePrincipalIdentifier: id }) => id === arn || id === roleArn);

/** IAM is not enough: who is no administrator of the data lake may give only what was given to be given. */
export function isAdministrator(store: LakeFormationStore, context: CallContext): boolean {
  return (
    context.principal.arn === `arn:aws:iam::${store.account}:root` ||
    named(context, store.settings.DataLakeAdmins ?? [])
  );
}

export function checkAdministrator(store: LakeFormationStore, context: CallContext, what: string): void {
  if (isAdministrator(store, context)) return;
  throw new ServiceError(
    "AccessDeniedException",
    `Insufficient Lake Formation permission(s): ${what} needs a data lake administrator, which ${context.principal.arn} is not.`,
  );
}

export function checkMayGive(
  store: LakeFormationStore,
  context: CallContext,
  { resource, permissions }: { readonly resource: LakeResource; readonly permissions: readonly Permission[] },
): void {
  if (isAdministrator(store, context)) return;
  const { arn, roleArn } = context.principal;
  const own = store
    .grants()
    .filter(({ principal }) => principal === arn || principal === roleArn)
    .filter((grant) => JSON.stringify(grant.resource) === JSON.stringify(resource));
  const missing = permissions.find((permission) => !own.some(({ grantable }) => holds(grantable, permission)));
  if (missing !== undefined)
    throw new ServiceError(
      "AccessDeniedException",
      `Insufficient Lake Formation permission(s): Required ${missing} with grant option on the ${resource.kind} by ${arn}`,
    );
}
