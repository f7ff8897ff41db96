import { TributaryError } from "@tributary/errors";
import { physicalName } from "../../template/physical-name.ts";
import type { PreviousResource, ResourceProvider } from "../../template/resource-provider.ts";
import type { IdentityStore } from "./identity-store.ts";
import { policyDocument, stringList } from "./policy-properties.ts";

/** `AWS::IAM::ManagedPolicy` */
export function managedPolicyResource(identities: IdentityStore): ResourceProvider {
  const detach = async ({ properties, ref }: PreviousResource): Promise<void> => {
    for (const name of stringList(properties.Roles)) {
      const role = identities.roleNamed(name, ref.split(":")[4] ?? "");
      if (role) await identities.putRole({ ...role, attached: role.attached.filter((arn) => arn !== ref) });
    }
  };
  return {
    type: "AWS::IAM::ManagedPolicy",
    existing: ({ properties: { ManagedPolicyName }, account }) =>
      identities.policies().some(({ name, arn }) => name === ManagedPolicyName && arn.split(":")[4] === account)
        ? `A policy called ${String(ManagedPolicyName)} already exists.`
        : undefined,
    async put(request) {
      const { properties, logicalId, account, previous } = request;
      const name =
        typeof properties.ManagedPolicyName === "string"
          ? properties.ManagedPolicyName
          : physicalName(request, { max: 128 });
      const path = typeof properties.Path === "string" ? properties.Path : "/";
      const arn = `arn:aws:iam::${account}:policy${path}${name}`;
      const document = policyDocument(properties.PolicyDocument, `${logicalId}.PolicyDocument`);
      if (previous) await detach(previous);
      if (previous && previous.ref !== arn) await identities.deletePolicy(previous.ref);
      await identities.putPolicy({ arn, name, document });
      for (const roleName of stringList(properties.Roles)) {
        const role = identities.roleNamed(roleName, account);
        if (!role)
          throw new TributaryError("TRB-LOC-004", `${logicalId} names the role ${roleName}, which is not there`);
        await identities.putRole({ ...role, attached: [...new Set([...role.attached, arn])] });
      }
      return { ref: arn, attributes: { PolicyArn: arn } };
    },
    async delete(resource) {
      await detach(resource);
      await identities.deletePolicy(resource.ref);
    },
  };
}
