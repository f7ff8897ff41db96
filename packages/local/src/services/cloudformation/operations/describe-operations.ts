import { integer, list, optional, string } from "../../input-shape.ts";
import { operation } from "../../operation.ts";
import { page } from "../../page.ts";
import { cloudFormationError } from "../cloudformation-error.ts";
import type { CloudFormation } from "../cloudformation-store.ts";
import type { Stack, StackEvent } from "../stack.ts";
import { stackNeed } from "../stack-access.ts";
import type { StackStore } from "../stack-store.ts";
import { stackSummary, stackView } from "./stack-view.ts";

const pageSize = 100;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html */
export const describeStacks = operation({
  name: "DescribeStacks",
  input: { StackName: optional(string({ min: 1 })), NextToken: optional(string()) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "DescribeStacks", StackName)],
  handle: ({ stacks }, { StackName, NextToken }) => {
    if (StackName !== undefined) return { Stacks: [stackView(stacks.get(StackName))] };
    const living = stacks.stacks().filter(({ status }) => status !== "DELETE_COMPLETE");
    const { items, NextToken: next } = ordered(living, { token: NextToken, orderOf: newestFirst });
    return { Stacks: items.map(stackView), ...(next !== undefined && { NextToken: next }) };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStacks.html */
export const listStacks = operation({
  name: "ListStacks",
  input: { StackStatusFilter: optional(list(string())), NextToken: optional(string()) },
  access: (_input, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "ListStacks")],
  handle: ({ stacks }, { StackStatusFilter, NextToken }) => {
    const wanted = stacks.stacks().filter(({ status }) => StackStatusFilter?.includes(status) ?? true);
    const { items, NextToken: next } = ordered(wanted, { token: NextToken, orderOf: newestFirst });
    return { StackSummaries: items.map(stackSummary), ...(next !== undefined && { NextToken: next }) };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackEvents.html */
export const describeStackEvents = operation({
  name: "DescribeStackEvents",
  input: { StackName: string({ min: 1 }), NextToken: optional(string()) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "DescribeStackEvents", StackName),
  ],
  handle: ({ stacks }, { StackName, NextToken }) => {
    const stack = existing(stacks, StackName);
    const { items, NextToken: next } = ordered(stacks.eventsOf(stack.id), {
      token: NextToken,
      orderOf: ({ order }) => String(1e12 - order),
    });
    return { StackEvents: items.map(eventView), ...(next !== undefined && { NextToken: next }) };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ListStackResources.html */
export const listStackResources = operation({
  name: "ListStackResources",
  input: { StackName: string({ min: 1 }), NextToken: optional(string()) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [stackNeed(stacks, "ListStackResources", StackName)],
  handle: ({ stacks }, { StackName, NextToken }) => {
    const all = resourcesOf(stacks, existing(stacks, StackName));
    const { items, next } = page(all, {
      max: pageSize,
      token: NextToken,
      keyOf: ({ logicalId }) => logicalId,
      invalidCode: "ValidationError",
    });
    return {
      StackResourceSummaries: items.map((event) => ({
        ...resourceView(event),
        LastUpdatedTimestamp: new Date(event.time),
      })),
      ...(next !== undefined && { NextToken: next }),
    };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResources.html */
export const describeStackResources = operation({
  name: "DescribeStackResources",
  input: {
    StackName: optional(string({ min: 1 })),
    LogicalResourceId: optional(string()),
    PhysicalResourceId: optional(string()),
    MaxItems: optional(integer({ min: 1 })),
  },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "DescribeStackResources", StackName),
  ],
  handle: ({ stacks }, { StackName, LogicalResourceId, PhysicalResourceId }) => {
    const stack = StackName === undefined ? ownerOf(stacks, PhysicalResourceId) : existing(stacks, StackName);
    const found = resourcesOf(stacks, stack).filter(
      ({ logicalId }) => LogicalResourceId === undefined || logicalId === LogicalResourceId,
    );
    return {
      StackResources: found.map((event) => ({
        StackId: stack.id,
        StackName: stack.name,
        ...resourceView(event),
        Timestamp: new Date(event.time),
      })),
    };
  },
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResource.html */
export const describeStackResource = operation({
  name: "DescribeStackResource",
  input: { StackName: string({ min: 1 }), LogicalResourceId: string({ min: 1 }) },
  access: ({ StackName }, _context, { stacks }: CloudFormation) => [
    stackNeed(stacks, "DescribeStackResource", StackName),
  ],
  handle: ({ stacks }, { StackName, LogicalResourceId }) => {
    const stack = existing(stacks, StackName);
    const event = resourcesOf(stacks, stack).find(({ logicalId }) => logicalId === LogicalResourceId);
    if (!event)
      throw cloudFormationError.validation(`Resource ${LogicalResourceId} does not exist for stack ${stack.name}`);
    return {
      StackResourceDetail: {
        StackId: stack.id,
        StackName: stack.name,
        ...resourceView(event),
        LastUpdatedTimestamp: new Date(event.time),
      },
    };
  },
});

/** The newest event of each resource; what was deleted in the stack's life is told no more. */
function resourcesOf(stacks: StackStore, stack: Stack): StackEvent[] {
  const byId = new Map<string, StackEvent[]>();
  for (const event of stacks.eventsOf(stack.id))
    if (event.physicalId !== stack.id) byId.set(event.logicalId, [...(byId.get(event.logicalId) ?? []), event]);
  const gone = stack.status === "DELETE_COMPLETE";
  return [...byId.values()]
    .flatMap((events) => newestOf(events) ?? [])
    .filter(({ status }) => gone || (status !== "DELETE_COMPLETE" && status !== "DELETE_SKIPPED"))
    .sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
}

/** A replaced resource's old self is deleted after the new one was made: that is no news of the resource. */
function newestOf(events: readonly StackEvent[]): StackEvent | undefined {
  const current = events.find(({ status }) => !status.startsWith("DELETE"))?.physicalId;
  return events.find(({ status, physicalId }) => !status.startsWith("DELETE") || physicalId === current);
}

function existing(stacks: StackStore, name: string): Stack {
  const stack = stacks.find(name);
  if (!stack) throw cloudFormationError.noStackNamed(name);
  return stack;
}

function ownerOf(stacks: StackStore, physicalId: string | undefined): Stack {
  const stack = stacks
    .stacks()
    .filter(({ status }) => status !== "DELETE_COMPLETE")
    .find((one) => resourcesOf(stacks, one).some((event) => event.physicalId === physicalId));
  if (!stack || physicalId === undefined)
    throw cloudFormationError.validation(`Stack for ${physicalId ?? "no resource"} does not exist`);
  return stack;
}

const resourceView = (event: StackEvent) => ({
  LogicalResourceId: event.logicalId,
  ...(event.physicalId !== "" && { PhysicalResourceId: event.physicalId }),
  ResourceType: event.type,
  ResourceStatus: event.status,
  ...(event.reason !== undefined && { ResourceStatusReason: event.reason }),
  DriftInformation: { StackResourceDriftStatus: "NOT_CHECKED" },
});

const eventView = (event: StackEvent) => ({
  StackId: event.stackId,
  EventId: event.id,
  StackName: event.stackName,
  LogicalResourceId: event.logicalId,
  PhysicalResourceId: event.physicalId,
  ResourceType: event.type,
  Timestamp: new Date(event.time),
  ResourceStatus: event.status,
  ...(event.reason !== undefined && { ResourceStatusReason: event.reason }),
  ...(event.properties !== undefined && { ResourceProperties: event.properties }),
  ...(event.token !== undefined && { ClientRequestToken: event.token }),
});

const newestFirst = ({ createdAt, id }: Stack): string => `${1e15 - createdAt}/${id}`;

function ordered<T>(
  items: readonly T[],
  { token, orderOf }: { token: string | undefined; orderOf: (item: T) => string },
): { items: T[]; NextToken: string | undefined } {
  const found = page(items, { max: pageSize, token, keyOf: orderOf, invalidCode: "ValidationError" });
  return { items: found.items, NextToken: found.next };
}
