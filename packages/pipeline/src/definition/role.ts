import { z } from "zod";
import { checkOptions } from "./check-options.ts";
import { callerPlace, placed } from "./place.ts";

/** A role that reads a tenant's files. */
export interface ReaderRole {
  readonly role: string;
  /** Of another account; absent when it is the pipeline's own. */
  readonly account?: string;
}

export interface RoleOptions {
  readonly account?: string;
}

const roleName = z.string().regex(/^[\w+=,.@-]{1,64}$/, "not the name of an IAM role");
const roleOptions = z.strictObject({
  account: z
    .string()
    .regex(/^\d{12}$/, "an account has 12 digits")
    .optional(),
});

/**
 * Names an IAM role, of this account unless another is given.
 *
 * @example
 * role("globex-analyst", { account: "444455556666" });
 */
export function role(name: string, options: RoleOptions = {}): ReaderRole {
  const at = callerPlace(role);
  const checked = checkOptions(roleName, name, { of: "role()", at });
  const { account } = checkOptions(roleOptions, options, { of: "role()", at });
  return placed(account === undefined ? { role: checked } : { role: checked, account }, at);
}
