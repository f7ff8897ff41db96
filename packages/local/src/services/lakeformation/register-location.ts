import { InvalidInput } from "../input-shape.ts";
import type { LakeCalls } from "./lake-calls.ts";
import type { RegisteredLocation } from "./lake-formation-store.ts";

export interface LocationInput {
  readonly ResourceArn: string;
  readonly RoleArn?: string;
  readonly UseServiceLinkedRole?: boolean;
}

const linkedRole = "AWSServiceRoleForLakeFormationDataAccess";

/** A registered location; with the service-linked role, Lake Formation itself lets that role at the location. */
export async function registerLocation(given: LocationInput, calls: LakeCalls): Promise<RegisteredLocation> {
  const { ResourceArn: arn, RoleArn, UseServiceLinkedRole = false } = given;
  if (!/^arn:aws[a-z-]*:s3:::[^/]+/.test(arn))
    throw new InvalidInput("ResourceArn must name a bucket or a part of one");
  if (UseServiceLinkedRole === (RoleArn !== undefined))
    throw new InvalidInput("Either RoleArn or UseServiceLinkedRole must be given");
  const roleArn =
    RoleArn ?? `arn:aws:iam::${calls.store.account}:role/aws-service-role/lakeformation.amazonaws.com/${linkedRole}`;
  const location: RegisteredLocation = { arn, roleArn, modified: calls.now() };
  await calls.store.putLocation(location);
  if (RoleArn === undefined) await putLinkedRole(roleArn, calls);
  return location;
}

/** https://docs.aws.amazon.com/lake-formation/latest/dg/service-linked-roles.html */
export async function putLinkedRole(roleArn: string, { store, identities }: LakeCalls): Promise<void> {
  const parts = store
    .locations()
    .filter((location) => location.roleArn === roleArn)
    .map(({ arn }) => arn.replace(/\/?\*?$/, ""));
  await identities.putRole({
    arn: roleArn,
    trust: {
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Principal: { Service: "lakeformation.amazonaws.com" }, Action: "sts:AssumeRole" },
    },
    inline: {
      LakeFormationDataAccessServiceRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" },
          ...(parts.length === 0
            ? []
            : [
                {
                  Effect: "Allow" as const,
                  Action: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
                  Resource: parts.map((part) => `${part}/*`),
                },
                {
                  Effect: "Allow" as const,
                  Action: "s3:ListBucket",
                  Resource: parts.map((part) => part.replace(/\/.*$/, "")),
                },
              ]),
        ],
      },
    },
  });
}
