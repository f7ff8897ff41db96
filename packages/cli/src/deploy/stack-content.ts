import {
  GetTemplateCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from "@aws-sdk/client-cloudformation";
import type { Template } from "@tributary/assembly";
import type { Target } from "./target.ts";

export interface StackContent {
  readonly resources: readonly ContentResource[];
}

export interface ContentResource {
  readonly id: string;
  readonly type: string;
  readonly physicalId: string;
  readonly status: string;
  readonly reason?: string;
  /** Stays when the stack goes. */
  readonly retained: boolean;
}

/** The resources of a stack, and which of them outlive it. */
export async function stackContent({ cfn }: Target, StackName: string): Promise<StackContent> {
  const policies = await deletionPolicies(cfn, StackName);
  const resources: ContentResource[] = [];
  for await (const page of paginateListStackResources({ client: cfn }, { StackName }))
    for (const summary of page.StackResourceSummaries ?? []) resources.push(contentOf(summary, policies));
  return { resources };
}

const contentOf = (
  {
    LogicalResourceId: id = "",
    ResourceType: type = "",
    PhysicalResourceId: physicalId = "",
    ResourceStatus,
    ResourceStatusReason,
  }: StackResourceSummary,
  policies: Readonly<Record<string, string | undefined>>,
): ContentResource => ({
  id,
  type,
  physicalId,
  status: ResourceStatus ?? "",
  ...(ResourceStatusReason !== undefined && { reason: ResourceStatusReason }),
  retained: policies[id]?.startsWith("Retain") ?? false,
});

async function deletionPolicies(cfn: Target["cfn"], StackName: string): Promise<Record<string, string | undefined>> {
  const { TemplateBody } = await cfn
    .send(new GetTemplateCommand({ StackName, TemplateStage: "Original" }))
    .catch((error: unknown) => {
      // The shell of a change set has no template yet.
      if (error instanceof Error && error.name === "ValidationError") return { TemplateBody: undefined };
      throw error;
    });
  if (TemplateBody === undefined) return {};
  const { Resources } = JSON.parse(TemplateBody) as Template;
  return Object.fromEntries(Object.entries(Resources).map(([id, { DeletionPolicy }]) => [id, DeletionPolicy]));
}
