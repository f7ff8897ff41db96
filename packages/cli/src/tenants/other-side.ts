import { type PolicyDocument, readerPolicy, type TenantScope } from "@tributary/access";
import type { TenantDeployment } from "./declared-access-points.ts";

/** What another account has to attach to the roles that read here. */
export interface OtherSide {
  readonly account: string;
  readonly roles: readonly string[];
  readonly policy: PolicyDocument;
}

/** Across accounts both sides must allow; this is the side that we cannot make. */
export function otherSides(tenant: TenantScope, deployment: TenantDeployment): readonly OtherSide[] {
  const away = new Map<string, string[]>();
  for (const { role, account } of tenant.readers) {
    if (account === undefined || account === deployment.account) continue;
    away.set(account, [...(away.get(account) ?? []), role]);
  }
  return [...away].map(([account, roles]) => ({ account, roles, policy: readerPolicy(tenant, deployment) }));
}

export function otherSideText(tenant: string, { account, roles, policy }: OtherSide): string {
  const names = roles.length === 1 ? `role ${roles[0]}` : `roles ${roles.join(", ")}`;
  const indented = JSON.stringify(policy, undefined, 2).replace(/^/gm, "    ");
  return `For ${tenant}, account ${account} attaches this to ${names}:\n${indented}`;
}
