import { document, list, optional, structure } from "../input-shape.ts";
import { dataLakePrincipal, everybodyOfIam, permissionList } from "./permission.ts";

const privileges = list(structure({ Principal: dataLakePrincipal, Permissions: permissionList }));

/** https://docs.aws.amazon.com/lake-formation/latest/APIReference/API_DataLakeSettings.html */
export const dataLakeSettings = structure({
  DataLakeAdmins: optional(list(dataLakePrincipal, { max: 30 })),
  ReadOnlyAdmins: optional(list(dataLakePrincipal, { max: 30 })),
  CreateDatabaseDefaultPermissions: optional(privileges),
  CreateTableDefaultPermissions: optional(privileges),
  Parameters: optional(document),
});

export type DataLakeSettings = ReturnType<typeof dataLakeSettings.read>;
export type Privileges = ReturnType<typeof privileges.read>;

export const readPrivileges = privileges.read;

const iamAlone: Privileges = [{ Principal: { DataLakePrincipalIdentifier: everybodyOfIam }, Permissions: ["ALL"] }];

/** As an account begins: IAM alone decides about new databases and tables. */
export const initialSettings: DataLakeSettings = {
  DataLakeAdmins: [],
  ReadOnlyAdmins: [],
  CreateDatabaseDefaultPermissions: iamAlone,
  CreateTableDefaultPermissions: iamAlone,
  Parameters: { CROSS_ACCOUNT_VERSION: "4" },
};
