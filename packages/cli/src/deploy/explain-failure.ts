import type { StackEvent } from "@aws-sdk/client-cloudformation";
import { TributaryError } from "@tributary/errors";
import { knownName } from "./known-name.ts";
import { plainReason } from "./plain-reason.ts";
import { missingPermission } from "./told-by-aws.ts";

interface Remedy {
  readonly pattern: RegExp;
  readonly fix: string;
}

const remedies: readonly Remedy[] = [
  {
    pattern: /Lake ?Formation permission|Resource does not exist or requester is not authorized/i,
    fix: "Tenants' rows are guarded by Lake Formation: let a data lake administrator make the deploying principal one too, then deploy again.",
  },
  {
    pattern: /custom-named resource requires replacing/,
    fix: "Give the resource another name, or leave the property that forces its replacement as it was.",
  },
  {
    pattern: /already exists|AlreadyExists|BucketAlreadyOwnedByYou|not available/i,
    fix: "The name is taken: in this account, perhaps by a bucket that a change of name left behind, or (for a bucket) in another. Choose another name in the pipeline, or remove what has it, and deploy again.",
  },
  {
    pattern: /limit ?exceeded|too many|quota|ServiceLimitExceeded/i,
    fix: "A quota of the account is reached. Have it raised in Service Quotas, or free some, and deploy again.",
  },
  {
    pattern: /cannot be assumed|not authorized to assume|iam:PassRole/i,
    fix: "The role is not there yet or may not be handed over. Deploy again; if it stays, let an administrator allow iam:PassRole.",
  },
  {
    pattern: /not empty/i,
    fix: "Empty the bucket (all versions) if its objects may go, and run the command again.",
  },
  {
    pattern: /ENOSPC|no space left/i,
    fix: "Make room on the disk that has the local cloud's state folder, and run the command again.",
  },
  {
    pattern: /throttl|rate exceeded/i,
    fix: "AWS asked for patience. Deploy again in a few minutes.",
  },
];

/** The first thing that went wrong in an operation, with what to do about it; what was cancelled because of it is not told. */
export function explainFailure(events: readonly StackEvent[], ended: string, stack: string): TributaryError {
  const first = events.find(
    ({ ResourceStatus = "", ResourceStatusReason = "", ResourceType }) =>
      ResourceStatus.endsWith("_FAILED") &&
      ResourceType !== "AWS::CloudFormation::Stack" &&
      !/cancelled/i.test(ResourceStatusReason),
  );
  const reason = plainReason(first?.ResourceStatusReason ?? stackReason(events) ?? "CloudFormation gave no reason");
  if (/not authorized to perform/.test(reason)) return missingPermission(reason, new Error(reason));
  const what =
    first === undefined
      ? reason
      : `The ${knownName(first.LogicalResourceId ?? "")} (${first.LogicalResourceId}, ${first.ResourceType}) failed: ${reason}`;
  const fix = remedies.find(({ pattern }) => pattern.test(reason))?.fix;
  const end = ended.includes("ROLLBACK_COMPLETE") ? "everything is as it was before" : `the stack is in ${ended}`;
  return new TributaryError("TRB-CLI-070", `${what}; ${end} (stack ${stack})`, fix === undefined ? {} : { fix });
}

/** Failures before any resource are told on the stack itself. */
const stackReason = (events: readonly StackEvent[]): string | undefined =>
  events.find(
    ({ ResourceStatus = "", ResourceType }) =>
      ResourceType === "AWS::CloudFormation::Stack" && /ROLLBACK_IN_PROGRESS|FAILED/.test(ResourceStatus),
  )?.ResourceStatusReason;
