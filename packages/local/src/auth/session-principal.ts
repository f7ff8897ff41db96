import type { Principal } from "../services/service.ts";

/** The principal of a role's session; a role's path is not part of the session's ARN. */
export function sessionPrincipal(roleArn: string, session: string, accessKeyId: string): Principal {
  const account = roleArn.split(":")[4] ?? "";
  const name = roleArn.split("/").at(-1) ?? "";
  return { arn: `arn:aws:sts::${account}:assumed-role/${name}/${session}`, account, roleArn, accessKeyId };
}
