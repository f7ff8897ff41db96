import {
  type AttachedPolicy,
  type GetAccountAuthorizationDetailsResponse,
  type ManagedPolicyDetail,
  type PolicyDetail,
  paginateGetAccountAuthorizationDetails,
} from "@aws-sdk/client-iam";
import type { IdentityState, NamedPolicy, PolicyDocument } from "@tributary/access";
import type { Target } from "./target/open-target.ts";
import { told } from "./target/told.ts";

/** Every role and user of the account with all its policies; a user's groups count as its own. */
export async function readIdentities({ iam: client }: Target): Promise<readonly IdentityState[]> {
  const pages: GetAccountAuthorizationDetailsResponse[] = [];
  try {
    for await (const page of paginateGetAccountAuthorizationDetails({ client, pageSize: 1000 }, {})) pages.push(page);
  } catch (error) {
    throw told(error, "Cannot read the roles of the account, which takes iam:GetAccountAuthorizationDetails");
  }
  const managed = managedPolicies(pages.flatMap(({ Policies = [] }) => Policies));
  const attached = (of: string, list: readonly AttachedPolicy[] = []): readonly NamedPolicy[] =>
    list.flatMap(({ PolicyArn = "", PolicyName = "" }) => {
      const document = managed.get(PolicyArn);
      return document ? [{ name: `${of} / ${PolicyName}`, document }] : [];
    });
  const inline = (of: string, list: readonly PolicyDetail[] = []): readonly NamedPolicy[] =>
    list.map(({ PolicyName = "", PolicyDocument = "" }) => ({
      name: `${of} / ${PolicyName}`,
      document: decoded(PolicyDocument),
    }));
  const fence = (arn: string | undefined): Pick<IdentityState, "boundary"> => {
    if (arn === undefined) return {};
    const document = managed.get(arn);
    return { boundary: document ? [{ name: `boundary ${arn.split("/").at(-1)}`, document }] : [] };
  };
  const groups = new Map(
    pages
      .flatMap(({ GroupDetailList = [] }) => GroupDetailList)
      .map((group) => {
        const of = `group ${group.GroupName}`;
        return [
          group.GroupName,
          [...inline(of, group.GroupPolicyList), ...attached(of, group.AttachedManagedPolicies)],
        ];
      }),
  );
  const roles = pages
    .flatMap(({ RoleDetailList = [] }) => RoleDetailList)
    .map((role): IdentityState => {
      const of = `role ${role.RoleName}`;
      return {
        type: "role",
        arn: role.Arn ?? "",
        name: role.RoleName ?? "",
        policies: [...inline(of, role.RolePolicyList), ...attached(of, role.AttachedManagedPolicies)],
        ...fence(role.PermissionsBoundary?.PermissionsBoundaryArn),
        ...(role.AssumeRolePolicyDocument !== undefined && { trust: decoded(role.AssumeRolePolicyDocument) }),
      };
    });
  const users = pages
    .flatMap(({ UserDetailList = [] }) => UserDetailList)
    .map((user): IdentityState => {
      const of = `user ${user.UserName}`;
      const ofGroups = (user.GroupList ?? []).flatMap((name) => groups.get(name) ?? []);
      return {
        type: "user",
        arn: user.Arn ?? "",
        name: user.UserName ?? "",
        policies: [...inline(of, user.UserPolicyList), ...attached(of, user.AttachedManagedPolicies), ...ofGroups],
        ...fence(user.PermissionsBoundary?.PermissionsBoundaryArn),
      };
    });
  return [...roles, ...users];
}

function managedPolicies(policies: readonly ManagedPolicyDetail[]): ReadonlyMap<string, PolicyDocument> {
  return new Map(
    policies.flatMap(({ Arn, PolicyVersionList = [] }) => {
      const text = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)?.Document;
      return Arn === undefined || text === undefined ? [] : [[Arn, decoded(text)]];
    }),
  );
}

/** IAM answers documents percent-encoded. */
const decoded = (text: string): PolicyDocument => JSON.parse(decodeURIComponent(text)) as PolicyDocument;
