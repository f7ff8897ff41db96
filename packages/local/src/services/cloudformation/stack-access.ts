import type { AccessNeed } from "../service.ts";
import type { StackStore } from "./stack-store.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html */
export function stackNeed(store: StackStore, action: string, nameOrId?: string): AccessNeed {
  return { action: `cloudformation:${action}`, resource: resourceOf(store, nameOrId) };
}

function resourceOf(store: StackStore, nameOrId: string | undefined): string {
  if (nameOrId === undefined) return "*";
  if (nameOrId.startsWith("arn:")) return nameOrId;
  const { account, region } = store.cloud;
  return store.find(nameOrId)?.id ?? `arn:aws:cloudformation:${region}:${account}:stack/${nameOrId}/*`;
}
