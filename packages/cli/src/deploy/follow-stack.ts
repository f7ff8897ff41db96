import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type StackEvent,
} from "@aws-sdk/client-cloudformation";
import { TributaryError } from "@tributary/errors";
import { looks } from "./pauses.ts";

export interface FollowOptions {
  /** Id of the newest event before the operation; undefined: from the stack's beginning. */
  readonly after: string | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: (event: StackEvent) => void;
}

export interface Followed {
  readonly status: string;
  readonly events: readonly StackEvent[];
}

/** Watches an operation until the stack rests, a rollback to its end too. Each event is told once, oldest first. */
export async function followStack(
  cfn: CloudFormationClient,
  stackId: string,
  { after, signal, onEvent }: FollowOptions,
): Promise<Followed> {
  const events: StackEvent[] = [];
  let last = after;
  for await (const _look of looks(signal)) {
    // Status first: every event that led to it is then among those that are read.
    const { Stacks } = await cfn.send(new DescribeStacksCommand({ StackName: stackId }));
    const status = Stacks?.[0]?.StackStatus ?? "DELETE_COMPLETE";
    const fresh = await eventsAfter(cfn, stackId, last);
    last = fresh.at(-1)?.EventId ?? last;
    for (const event of fresh) {
      events.push(event);
      onEvent(event);
    }
    if (!status.endsWith("_IN_PROGRESS")) return { status, events };
  }
  throw new TributaryError("TRB-CLI-069", "Interrupted. CloudFormation goes on by itself with what it has begun");
}

/** Events newer than a known one, oldest first. */
export async function eventsAfter(
  cfn: CloudFormationClient,
  StackName: string,
  after: string | undefined,
): Promise<StackEvent[]> {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cfn.send(new DescribeStackEventsCommand({ StackName, NextToken }));
    for (const event of page.StackEvents ?? []) {
      if (event.EventId === after) return events.reverse();
      events.push(event);
    }
    NextToken = page.NextToken;
  } while (NextToken !== undefined);
  return events.reverse();
}

export async function newestEvent(cfn: CloudFormationClient, StackName: string): Promise<string | undefined> {
  const { StackEvents } = await cfn.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents?.[0]?.EventId;
}
