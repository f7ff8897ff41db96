import { TributaryError } from "@tributary/errors";
import type { PreviousResource, ResourceProvider } from "../../template/resource-provider.ts";
import type { IdentityStore } from "./identity-store.ts";
import { policyDocument, stringList } from "./policy-properties.ts";

/** `AWS::IAM::Policy`: an inline policy put on roles from outside. */
export function policyResource(identities: IdentityStore): ResourceProvider {
  const remove = async ({ properties, attributes }: PreviousResource): Promise<void> => {
    for (const name of stringList(properties.Roles)) {
      const role = identities.roleNamed(name, attributes.Account ?? "");
      if (!role) continue;
      const inline = Object.fromEntries(
        Object.entries(role.inline).filter(([policy]) => policy !== properties.PolicyName),
      );
      await identities.putRole({ ...role, inline });
    }
  };
  return {
    type: "AWS::IAM::Policy",
    async put({ properties, logicalId, account, previous }) {
      const name = String(properties.PolicyName ?? "");
      if (name === "") throw new TributaryError("TRB-LOC-004", `${logicalId} has no PolicyName`);
      const document = policyDocument(properties.PolicyDocument, `${logicalId}.PolicyDocument`);
      if (previous) await remove(previous);
      for (const roleName of stringList(properties.Roles)) {
        const role = identities.roleNamed(roleName, account);
        if (!role)
          throw new TributaryError("TRB-LOC-004", `${logicalId} names the role ${roleName}, which is not there`);
        await identities.putRole({ ...role, inline: { ...role.inline, [name]: document } });
      }
      return { ref: name, attributes: { Id: name, Account: account } };
    },
    delete: remove,
  };
}
