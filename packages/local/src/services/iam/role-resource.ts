import { TributaryError } from "@tributary/errors";
import { physicalName } from "../../template/physical-name.ts";
import type { ResourceProvider } from "../../template/resource-provider.ts";
import type { IdentityStore } from "./identity-store.ts";
import { inlinePolicies, policyDocument, stringList } from "./policy-properties.ts";

/** `AWS::IAM::Role` */
export function roleResource(identities: IdentityStore): ResourceProvider {
  return {
    type: "AWS::IAM::Role",
    existing: ({ properties: { RoleName }, account }) =>
      typeof RoleName === "string" && identities.roleNamed(RoleName, account)
        ? `Role with name ${RoleName} already exists.`
        : undefined,
    async put(request) {
      const { properties, logicalId, previous } = request;
      const name = typeof properties.RoleName === "string" ? properties.RoleName : physicalName(request);
      const path = typeof properties.Path === "string" ? properties.Path : "/";
      const arn = `arn:aws:iam::${request.account}:role${path}${name}`;
      const own = inlinePolicies(properties.Policies, `${logicalId}.Policies`);
      const attached = stringList(properties.ManagedPolicyArns);
      for (const policy of attached) {
        if (!identities.policy(policy))
          throw new TributaryError("TRB-LOC-004", `${logicalId} attaches ${policy}, which this cloud does not know`);
      }
      const before = identities.role(arn);
      // Inline policies that AWS::IAM::Policy put beside the role's own stay; those the role dropped go.
      const dropped = Object.keys(inlinePolicies(previous?.properties.Policies, logicalId));
      const others = Object.entries(before?.inline ?? {}).filter(([policy]) => !dropped.includes(policy));
      const formerly = stringList(previous?.properties.ManagedPolicyArns);
      const attachedByOthers = (before?.attached ?? []).filter((policy) => !formerly.includes(policy));
      const role = await identities.putRole({
        arn,
        trust: policyDocument(properties.AssumeRolePolicyDocument, `${logicalId}.AssumeRolePolicyDocument`),
        inline: { ...Object.fromEntries(others), ...own },
        attached: [...new Set([...attachedByOthers, ...attached])],
        ...(typeof properties.PermissionsBoundary === "string" && { boundary: properties.PermissionsBoundary }),
        ...(typeof properties.Description === "string" && { description: properties.Description }),
        ...(properties.MaxSessionDuration !== undefined && {
          maxSessionDuration: Number(properties.MaxSessionDuration),
        }),
      });
      if (previous?.attributes.Arn !== undefined && previous.attributes.Arn !== arn)
        await identities.deleteRole(previous.attributes.Arn);
      return { ref: name, attributes: { Arn: arn, RoleId: role.id } };
    },
    delete: ({ attributes }) => identities.deleteRole(attributes.Arn ?? ""),
  };
}
