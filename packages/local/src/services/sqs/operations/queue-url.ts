import type { CallContext } from "../../operation.ts";

/** The URL under which the caller reached us, so that its next call comes back. */
export function queueUrl(name: string, { endpoint, account }: Pick<CallContext, "endpoint" | "account">): string {
  return `${endpoint}/${account}/${name}`;
}
