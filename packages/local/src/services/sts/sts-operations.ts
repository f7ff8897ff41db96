import type { Operation } from "../operation.ts";
import { assumeRole } from "./assume-role.ts";
import { getCallerIdentity } from "./get-caller-identity.ts";
import type { TokenStore } from "./token-store.ts";

export const stsOperations: readonly Operation<TokenStore>[] = [getCallerIdentity, assumeRole];
