import {
  type CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  paginateListChangeSets,
  type ResourceChange,
} from "@aws-sdk/client-cloudformation";
import { TributaryError } from "@tributary/errors";
import { looks } from "./pauses.ts";

export interface MadeChangeSet {
  readonly name: string;
  readonly id: string;
  /** Nothing differs; CloudFormation refused to make it. */
  readonly empty: boolean;
  readonly changes: readonly ResourceChange[];
}

/** Makes a change set, after one of the same name that an interrupted run left, and waits until it can be read. */
export async function makeChangeSet(
  cfn: CloudFormationClient,
  input: CreateChangeSetCommandInput & { readonly StackName: string; readonly ChangeSetName: string },
  signal: AbortSignal,
): Promise<MadeChangeSet> {
  const { StackName, ChangeSetName } = input;
  if (await isLeft(cfn, StackName, ChangeSetName))
    await cfn.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }));
  const { Id: id = "" } = await cfn.send(new CreateChangeSetCommand(input));
  for await (const _look of looks(signal)) {
    const described = await cfn.send(new DescribeChangeSetCommand({ ChangeSetName: id, StackName }));
    const { Status, StatusReason = "" } = described;
    if (Status === "CREATE_COMPLETE")
      return { name: ChangeSetName, id, empty: false, changes: await allChanges(cfn, described, id) };
    if (Status !== "FAILED") continue;
    if (/didn't contain changes|No updates are to be performed/.test(StatusReason)) {
      await cfn.send(new DeleteChangeSetCommand({ ChangeSetName: id, StackName }));
      return { name: ChangeSetName, id, empty: true, changes: [] };
    }
    throw new TributaryError("TRB-CLI-068", `CloudFormation could not make the change set: ${StatusReason}`);
  }
  throw new TributaryError("TRB-CLI-015", "Interrupted before anything was changed");
}

async function allChanges(
  cfn: CloudFormationClient,
  first: DescribeChangeSetCommandOutput,
  ChangeSetName: string,
): Promise<ResourceChange[]> {
  const changes: ResourceChange[] = [];
  for (let page = first; ; ) {
    for (const { ResourceChange } of page.Changes ?? []) if (ResourceChange) changes.push(ResourceChange);
    if (page.NextToken === undefined) return changes;
    page = await cfn.send(new DescribeChangeSetCommand({ ChangeSetName, NextToken: page.NextToken }));
  }
}

async function isLeft(client: CloudFormationClient, StackName: string, name: string): Promise<boolean> {
  try {
    for await (const { Summaries = [] } of paginateListChangeSets({ client }, { StackName }))
      if (Summaries.some(({ ChangeSetName }) => ChangeSetName === name)) return true;
    return false;
  } catch (error) {
    // No stack, no change sets.
    if (error instanceof Error && /does not exist/.test(error.message)) return false;
    throw error;
  }
}
