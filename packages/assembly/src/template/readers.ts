import type { BlueprintTenant } from "@tributary/pipeline";
import { sub } from "./intrinsics.ts";
import type { Value } from "./template.ts";

/** ARNs of the roles that read a tenant's objects, in this account or the one they name. */
export const readerArns = ({ readers }: BlueprintTenant): readonly Value[] =>
  readers.map(({ role, account }) => sub(`arn:\${AWS::Partition}:iam::${account ?? "${AWS::AccountId}"}:role/${role}`));
