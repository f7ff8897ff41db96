import { InvalidInput, list, oneOf, string, structure } from "../input-shape.ts";
import type { LakeResource } from "./lake-resource.ts";

const permissions = [
  "ALL",
  "SELECT",
  "ALTER",
  "DROP",
  "DELETE",
  "INSERT",
  "DESCRIBE",
  "CREATE_DATABASE",
  "CREATE_TABLE",
  "DATA_LOCATION_ACCESS",
] as const;

export type Permission = (typeof permissions)[number];

/** The group of everybody whom IAM alone decides about. */
export const everybodyOfIam = "IAM_ALLOWED_PRINCIPALS";

export interface PermissionGrant {
  /** ARN of a role or user, an account, `<account>:IAMPrincipals`, or IAM_ALLOWED_PRINCIPALS. */
  readonly principal: string;
  readonly resource: LakeResource;
  readonly permissions: readonly Permission[];
  readonly grantable: readonly Permission[];
}

export const permissionList = list(oneOf(...permissions));

const principalPattern =
  /^(IAM_ALLOWED_PRINCIPALS|EVERYONE|\d{12}|\d{12}:IAMPrincipals|arn:aws[a-z-]*:iam::\d{12}:(role|user|group|root).*|arn:aws[a-z-]*:organizations::.*)$/;

export const dataLakePrincipal = structure({
  DataLakePrincipalIdentifier: string({ min: 1, max: 255, pattern: principalPattern }),
});

const table: readonly Permission[] = ["ALL", "SELECT", "ALTER", "DROP", "DELETE", "INSERT", "DESCRIBE"];

/** https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html */
const allowed: Readonly<Record<LakeResource["kind"], readonly Permission[]>> = {
  catalog: ["ALL", "CREATE_DATABASE", "DESCRIBE", "ALTER", "DROP"],
  database: ["ALL", "ALTER", "CREATE_TABLE", "DESCRIBE", "DROP"],
  table,
  "all tables": table,
  columns: ["SELECT"],
  filter: ["SELECT", "DESCRIBE", "DROP"],
  location: ["DATA_LOCATION_ACCESS"],
};

export function checkPermissions(resource: LakeResource, asked: readonly Permission[]): void {
  if (asked.length === 0) throw new InvalidInput("Permissions must have at least one item");
  const wrong = asked.find((permission) => !allowed[resource.kind].includes(permission));
  if (wrong !== undefined)
    throw new InvalidInput(
      `Permissions: ${wrong} cannot be given on ${resource.kind}; ${allowed[resource.kind].join(", ")} can`,
    );
}

/** ALL holds every permission. */
export const holds = (all: readonly Permission[], permission: Permission): boolean =>
  all.includes(permission) || all.includes("ALL");
