import type { AccessSnapshot } from "./snapshot.ts";

/**
 * What decides about access too and is not looked at: a report that is silent about it would be taken for an answer. Most
 * of it can only narrow what the matrix shows; ACLs and administrators could widen it.
 */
export function outside({ account }: Pick<AccessSnapshot, "account">): readonly string[] {
  return [
    "Service control and resource control policies of the organisation: only its management account reads them (organizations:ListPoliciesForTarget).",
    "Policies of VPC endpoints (ec2:DescribeVpcEndpoints): a network may let less through than is shown here.",
    "KMS key policies (kms:GetKeyPolicy): the stack encrypts with S3's own keys; with a key of your own, who cannot use it cannot read.",
    `Policies of other accounts than ${account}: they are taken to allow everything, and the cell says so.`,
    "Administrators of the data lake (lakeformation:GetDataLakeSettings): they see no rows by that, and may give themselves all.",
    'A role\'s own permissions to Athena and Glue: "Athena" means that Lake Formation gives it the rows.',
    "Bucket ACLs: the stack switches them off (BucketOwnerEnforced); switched on again by hand, they could let somebody in.",
  ];
}
