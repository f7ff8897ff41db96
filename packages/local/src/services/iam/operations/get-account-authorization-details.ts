import type { PolicyDocument } from "@tributary/access";
import { integer, list, oneOf, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { awsManagedPolicies } from "../aws-managed-policies.ts";
import type { IdentityStore } from "../identity-store.ts";
import type { ManagedPolicy, Role } from "../role.ts";

/** Source: IAM API Reference, GetAccountAuthorizationDetails. There are no users and groups on this cloud. */
export const getAccountAuthorizationDetails = operation({
  name: "GetAccountAuthorizationDetails",
  input: {
    Filter: optional(list(oneOf("User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"))),
    MaxItems: optional(integer({ min: 1, max: 1000 })),
    Marker: optional(string({ min: 1, max: 320 })),
  },
  access: (_input, _context, _store: IdentityStore) => [
    { action: "iam:GetAccountAuthorizationDetails", resource: "*" },
  ],
  handle: (identities, { Filter, MaxItems = 100, Marker }, { account }) => {
    const wants = (kind: string): boolean => Filter === undefined || Filter.some((filter) => filter === kind);
    const roles = wants("Role") ? identities.roles().filter(({ arn }) => arn.split(":")[4] === account) : [];
    const attached = new Set(roles.flatMap((role) => [...role.attached, ...(role.boundary ? [role.boundary] : [])]));
    const managed = [
      ...(wants("LocalManagedPolicy") ? identities.policies() : []),
      ...(wants("AWSManagedPolicy")
        ? Object.keys(awsManagedPolicies).flatMap((arn) => (attached.has(arn) ? (identities.policy(arn) ?? []) : []))
        : []),
    ];
    const all = [
      ...roles.map((role) => ({ arn: role.arn, role, policy: undefined })),
      ...managed.map((policy) => ({ arn: policy.arn, role: undefined, policy })),
    ].sort((a, b) => (a.arn < b.arn ? -1 : 1));
    const { items, next } = page(all, {
      max: MaxItems,
      token: Marker,
      keyOf: ({ arn }) => arn,
      invalidCode: "InvalidInput",
    });
    return {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: items.flatMap(({ role }) => (role ? [roleDetail(role, identities)] : [])),
      Policies: items.flatMap(({ policy }) => (policy ? [policyDetail(policy)] : [])),
      IsTruncated: next !== undefined,
      ...(next !== undefined && { Marker: next }),
    };
  },
});

function roleDetail(role: Role, identities: IdentityStore): Readonly<Record<string, unknown>> {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: role.arn,
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encoded(role.trust),
    RolePolicyList: Object.entries(role.inline).map(([PolicyName, document]) => ({
      PolicyName,
      PolicyDocument: encoded(document),
    })),
    AttachedManagedPolicies: role.attached.map((arn) => ({
      PolicyName: identities.policy(arn)?.name ?? arn.split("/").at(-1) ?? "",
      PolicyArn: arn,
    })),
    ...(role.boundary !== undefined && {
      PermissionsBoundary: { PermissionsBoundaryType: "Policy", PermissionsBoundaryArn: role.boundary },
    }),
  };
}

function policyDetail({ arn, name, document }: ManagedPolicy): Readonly<Record<string, unknown>> {
  return {
    PolicyName: name,
    Arn: arn,
    Path: "/",
    DefaultVersionId: "v1",
    PolicyVersionList: [{ VersionId: "v1", IsDefaultVersion: true, Document: encoded(document) }],
  };
}

/** IAM answers documents percent-encoded (RFC 3986). */
const encoded = (document: PolicyDocument): string => encodeURIComponent(JSON.stringify(document));
