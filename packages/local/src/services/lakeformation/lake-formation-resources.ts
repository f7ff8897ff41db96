import type { ResourceProvider } from "../../template/resource-provider.ts";
import { boolean, list, optional, string, structure } from "../input-shape.ts";
import { checkExists } from "./check-exists.ts";
import type { LakeCalls } from "./lake-calls.ts";
import { lakeResource } from "./lake-resource.ts";
import { initialSettings, readPrivileges } from "./lake-settings.ts";
import { refuseHybrid } from "./operations/location-operations.ts";
import { checkPermissions, dataLakePrincipal, type PermissionGrant, permissionList } from "./permission.ts";
import { filterInput, readFilter } from "./put-filter.ts";
import { putLinkedRole, registerLocation } from "./register-location.ts";

/** `AWS::LakeFormation::DataCellsFilter` */
function filterResource(calls: LakeCalls): ResourceProvider {
  return {
    type: "AWS::LakeFormation::DataCellsFilter",
    async put({ properties }) {
      const filter = readFilter(filterInput.read(properties, ""), calls);
      await calls.store.putFilter(filter);
      const { TableCatalogId, DatabaseName, TableName, Name } = filter;
      return { ref: [TableCatalogId, DatabaseName, TableName, Name].join("|"), attributes: {} };
    },
    async delete({ ref }) {
      const [, database = "", table = "", name = ""] = ref.split("|");
      const filter = calls.store.filter(database, table, name);
      if (filter) await calls.store.deleteFilter(filter);
    },
  };
}

const permissionsShape = structure({
  Catalog: optional(string()),
  Principal: dataLakePrincipal,
  Resource: lakeResource,
  Permissions: permissionList,
  PermissionsWithGrantOption: permissionList,
});

function grantIn(properties: Readonly<Record<string, unknown>>): PermissionGrant {
  const read = permissionsShape.read(properties, "");
  checkPermissions(read.Resource, read.Permissions);
  return {
    principal: read.Principal.DataLakePrincipalIdentifier,
    resource: read.Resource,
    permissions: read.Permissions,
    grantable: read.PermissionsWithGrantOption,
  };
}

/** `AWS::LakeFormation::PrincipalPermissions` */
function permissionsResource(calls: LakeCalls): ResourceProvider {
  return {
    type: "AWS::LakeFormation::PrincipalPermissions",
    async put({ properties }) {
      const grant = grantIn(properties);
      checkExists(grant.resource, calls);
      await calls.store.grant(grant);
      const [PrincipalIdentifier, ResourceIdentifier] = [grant.principal, JSON.stringify(grant.resource)];
      return {
        ref: `${PrincipalIdentifier}|${ResourceIdentifier}`,
        attributes: { PrincipalIdentifier, ResourceIdentifier },
      };
    },
    async delete({ properties }) {
      const { permissions, ...grant } = grantIn(properties);
      const held = calls.store
        .grants()
        .find(
          ({ principal, resource }) =>
            principal === grant.principal && JSON.stringify(resource) === JSON.stringify(grant.resource),
        );
      const left = permissions.filter((permission) => held?.permissions.includes(permission));
      if (left.length > 0) await calls.store.revoke({ ...grant, permissions: left });
    },
  };
}

const locationShape = structure({
  ResourceArn: string({ min: 1 }),
  RoleArn: optional(string()),
  UseServiceLinkedRole: boolean,
  WithFederation: optional(boolean),
  HybridAccessEnabled: optional(boolean),
});

/** `AWS::LakeFormation::Resource` */
function locationResource(calls: LakeCalls): ResourceProvider {
  return {
    type: "AWS::LakeFormation::Resource",
    async put({ properties }) {
      const given = locationShape.read(properties, "");
      refuseHybrid(given);
      const { arn } = await registerLocation(given, calls);
      return { ref: arn, attributes: {} };
    },
    async delete({ ref }) {
      const location = calls.store.location(ref);
      if (!location) return;
      await calls.store.deleteLocation(ref);
      if (location.roleArn.includes(":role/aws-service-role/")) await putLinkedRole(location.roleArn, calls);
    },
  };
}

const administrators = list(dataLakePrincipal);

/** `AWS::LakeFormation::DataLakeSettings`, whose names differ from the API's in the administrators. */
function settingsResource({ store }: LakeCalls): ResourceProvider {
  return {
    type: "AWS::LakeFormation::DataLakeSettings",
    async put({ properties, account }) {
      const { Admins, CreateDatabaseDefaultPermissions: databases, CreateTableDefaultPermissions: tables } = properties;
      await store.putSettings({
        DataLakeAdmins: Admins === undefined ? [] : administrators.read(Admins, "Admins"),
        CreateDatabaseDefaultPermissions:
          databases === undefined ? [] : readPrivileges(databases, "CreateDatabaseDefaultPermissions"),
        CreateTableDefaultPermissions:
          tables === undefined ? [] : readPrivileges(tables, "CreateTableDefaultPermissions"),
      });
      return { ref: account, attributes: {} };
    },
    delete: () => store.putSettings(initialSettings),
  };
}

export const lakeFormationResources = (calls: LakeCalls): readonly ResourceProvider[] => [
  filterResource(calls),
  permissionsResource(calls),
  locationResource(calls),
  settingsResource(calls),
];
