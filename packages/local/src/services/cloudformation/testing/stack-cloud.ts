import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from "@aws-sdk/client-cloudformation";
import { vi } from "vitest";
import { type LocalCloud, startLocalCloud } from "../../../local-cloud.ts";
import type { ServiceFactory } from "../../cloud-context.ts";

/** A local cloud with a CloudFormation client, for tests of stacks. */
export interface StackCloud {
  readonly cloud: LocalCloud;
  readonly cfn: CloudFormationClient;
  stack(name: string): Promise<Stack | undefined>;
  /** The stack once nothing is under way in it. */
  ended(name: string): Promise<Stack | undefined>;
  /** `Queue CREATE_FAILED: reason`, oldest first. */
  events(name: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openStackCloud(services?: readonly ServiceFactory[]): Promise<StackCloud> {
  const stateDir = await mkdtemp(join(tmpdir(), "trb-cfn-"));
  const cloud = await startLocalCloud({ stateDir, ...(services && { services }) });
  const { endpoint, region, credentials } = cloud;
  const cfn = new CloudFormationClient({ endpoint, region, credentials, maxAttempts: 1 });
  const stack = async (StackName: string): Promise<Stack | undefined> =>
    (await cfn.send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
  return {
    cloud,
    cfn,
    stack,
    ended: (name) =>
      vi.waitFor(
        async () => {
          const found = await stack(name);
          if (found?.StackStatus?.endsWith("_IN_PROGRESS")) throw new Error(`${name} is in ${found.StackStatus}`);
          return found;
        },
        { timeout: 30_000, interval: 20 },
      ),
    events: async (StackName) =>
      ((await cfn.send(new DescribeStackEventsCommand({ StackName }))).StackEvents ?? [])
        .map(
          ({ LogicalResourceId, ResourceStatus, ResourceStatusReason = "" }) =>
            `${LogicalResourceId} ${ResourceStatus}: ${ResourceStatusReason}`,
        )
        .reverse(),
    close: async () => {
      cfn.destroy();
      await cloud.close();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}
