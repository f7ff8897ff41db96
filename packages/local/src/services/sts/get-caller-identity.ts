import { roleId } from "../../auth/request-context.ts";
import { operation } from "../operation.ts";
import type { TokenStore } from "./token-store.ts";

/** Needs no permission: AWS answers even when a policy denies it. */
export const getCallerIdentity = operation({
  name: "GetCallerIdentity",
  input: {},
  access: (_input, _context, _store: TokenStore) => [],
  handle: (_store, _input, { principal }) => ({
    UserId:
      principal.roleArn === undefined
        ? principal.account
        : `${roleId(principal.roleArn)}:${principal.arn.split("/").at(-1)}`,
    Account: principal.account,
    Arn: principal.arn,
  }),
});
