import { document, InvalidInput, integer, list, optional, string, structure } from "../../input-shape.ts";
import { type CallContext, operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { ServiceError } from "../../service-error.ts";
import { checkExists } from "../check-exists.ts";
import type { LakeCalls } from "../lake-calls.ts";
import { type LakeResource, lakeResource, resourceView } from "../lake-resource.ts";
import { checkPermissions, dataLakePrincipal, type PermissionGrant, permissionList } from "../permission.ts";
import { checkMayGive, lakeNeed } from "./lake-need.ts";

const entry = {
  Principal: dataLakePrincipal,
  Resource: lakeResource,
  Permissions: permissionList,
  PermissionsWithGrantOption: optional(permissionList),
};
const call = { CatalogId: optional(string()), ...entry };
const batch = {
  CatalogId: optional(string()),
  Entries: list(structure({ Id: string({ min: 1, max: 255 }), ...entry }), { min: 1, max: 20 }),
};
const readEntry = structure(entry).read;
type Entry = ReturnType<typeof readEntry>;

function grantOf({ Principal, Resource, Permissions, PermissionsWithGrantOption = [] }: Entry): PermissionGrant {
  checkPermissions(Resource, [...Permissions, ...PermissionsWithGrantOption]);
  return {
    principal: Principal.DataLakePrincipalIdentifier,
    resource: Resource,
    permissions: Permissions,
    grantable: PermissionsWithGrantOption,
  };
}

type Change = (calls: LakeCalls, given: Entry, context: CallContext) => Promise<void>;

const give: Change = async ({ store, catalog }, given, context) => {
  const grant = grantOf(given);
  checkExists(grant.resource, { store, catalog });
  checkMayGive(store, context, grant);
  await store.grant(grant);
};

const takeBack: Change = async ({ store }, given, context) => {
  const grant = grantOf(given);
  checkMayGive(store, context, grant);
  await store.revoke(grant);
};

const single = (name: string, change: Change) =>
  operation({
    name,
    input: call,
    access: (_input, _context, _calls: LakeCalls) => lakeNeed(name),
    handle: async (calls, input, context) => {
      await change(calls, input, context);
      return {};
    },
  });

/** Each entry stands for itself: one that fails is told and stops no other. */
const several = (name: string, change: Change) =>
  operation({
    name,
    input: batch,
    access: (_input, _context, _calls: LakeCalls) => lakeNeed(name),
    handle: async (calls, { Entries }, context) => {
      const Failures: object[] = [];
      for (const { Id, ...given } of Entries) {
        try {
          await change(calls, given, context);
        } catch (error) {
          if (!(error instanceof ServiceError || error instanceof InvalidInput)) throw error;
          const ErrorCode = error instanceof ServiceError ? error.code : "InvalidInputException";
          Failures.push({ RequestEntry: { Id }, Error: { ErrorCode, ErrorMessage: error.message } });
        }
      }
      return { Failures };
    },
  });

/** https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_ListPermissions.html */
const listPermissions = operation({
  name: "ListPermissions",
  input: {
    CatalogId: optional(string()),
    Principal: optional(dataLakePrincipal),
    ResourceType: optional(string()),
    Resource: optional(document),
    IncludeRelated: optional(string()),
    NextToken: optional(string()),
    MaxResults: optional(integer({ min: 1, max: 1000 })),
  },
  access: (_input, _context, _calls: LakeCalls) => lakeNeed("ListPermissions"),
  handle: ({ store }, { Principal, Resource, ResourceType, NextToken, MaxResults = 1000 }) => {
    const resource = Resource === undefined ? undefined : lakeResource.read(Resource, "Resource");
    const kinds = ResourceType === undefined ? undefined : kindsOf(ResourceType);
    const found = store
      .grants()
      .filter(({ principal }) => Principal === undefined || principal === Principal.DataLakePrincipalIdentifier)
      .filter((grant) => kinds === undefined || kinds.includes(grant.resource.kind))
      .filter((grant) => resource === undefined || isWithin(grant.resource, resource))
      .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
    const invalidCode = "InvalidInputException";
    const { items, next } = page(found, { max: MaxResults, token: NextToken, keyOf, invalidCode });
    return {
      PrincipalResourcePermissions: items.map((grant) => ({
        Principal: { DataLakePrincipalIdentifier: grant.principal },
        Resource: resourceView(grant.resource, store.account),
        Permissions: grant.permissions,
        PermissionsWithGrantOption: grant.grantable,
      })),
      ...(next && { NextToken: next }),
    };
  },
});

const keyOf = ({ principal, resource }: PermissionGrant): string => `${JSON.stringify(resource)} ${principal}`;

function kindsOf(type: string): readonly LakeResource["kind"][] {
  const kinds = {
    CATALOG: ["catalog"],
    DATABASE: ["database"],
    TABLE: ["table", "all tables", "columns", "filter"],
    DATA_LOCATION: ["location"],
  } as const;
  if (!(type in kinds)) throw new InvalidInput(`ResourceType must be one of ${Object.keys(kinds).join(", ")}`);
  return kinds[type as keyof typeof kinds];
}

/** Permissions on a table include those on its columns and cells. */
function isWithin(one: LakeResource, asked: LakeResource): boolean {
  if (asked.kind === "table") return "table" in one && one.database === asked.database && one.table === asked.table;
  return JSON.stringify(one) === JSON.stringify(asked);
}

export const permissionOperations = [
  single("GrantPermissions", give),
  single("RevokePermissions", takeBack),
  several("BatchGrantPermissions", give),
  several("BatchRevokePermissions", takeBack),
  listPermissions,
];
