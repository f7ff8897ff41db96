import { GetAccessPointCommand, S3ControlClient } from "@aws-sdk/client-s3-control";
import type { Resource, Template } from "@tributary/assembly";
import { TributaryError } from "@tributary/errors";
import { loopback } from "../access/target/loopback-agent.ts";
import { nameInTemplate } from "./name-in-template.ts";
import { isObject } from "./policy-grants.ts";
import type { Retained } from "./retained.ts";
import type { Target } from "./target.ts";
import { statusOf } from "./told-by-aws.ts";

interface Deployment {
  readonly stage: string;
  /** What is deployed, or what an earlier stack left of it. */
  readonly before: Template;
}

/**
 * Access points that `tenants apply` made before the stack had their tenant. CloudFormation would find their names taken,
 * so it takes them over by an import, whose template is the deployed one and nothing else.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources-manually.html
 */
export async function findApplied(
  target: Target,
  template: Template,
  { stage, before }: Deployment,
): Promise<Retained | undefined> {
  const fresh = Object.entries(template.Resources).filter(
    ([id, { Type }]) => Type === "AWS::S3::AccessPoint" && before.Resources[id] === undefined,
  );
  if (fresh.length === 0) return undefined;
  const found: { readonly id: string; readonly name: string; readonly resource: Resource }[] = [];
  await withControl(target, async (control) => {
    for (const [id, resource] of fresh) {
      const { account } = target;
      const name = nameInTemplate(resource.Properties.Name, { stage, account });
      const bucketId = isObject(resource.Properties.Bucket) ? String(resource.Properties.Bucket.Ref ?? "") : "";
      const bucket = nameInTemplate(template.Resources[bucketId]?.Properties.BucketName, { stage, account });
      if (name !== undefined && (await stands(control, { account, name, bucket }))) found.push({ id, name, resource });
    }
  });
  if (found.length === 0) return undefined;
  const taken = found.map(({ id, resource }) => [id, { ...resource, DeletionPolicy: "Retain" }] as const);
  return {
    imports: found.map(({ id, name }) => ({
      LogicalResourceId: id,
      ResourceType: "AWS::S3::AccessPoint",
      ResourceIdentifier: { Name: name },
    })),
    template: { ...before, Resources: { ...before.Resources, ...Object.fromEntries(taken) } },
  };
}

/** Whether the access point is there; one on another bucket is somebody else's. */
async function stands(
  control: S3ControlClient,
  { account, name, bucket }: { readonly account: string; readonly name: string; readonly bucket: string | undefined },
): Promise<boolean> {
  try {
    const { Bucket } = await control.send(new GetAccessPointCommand({ AccountId: account, Name: name }));
    if (Bucket === bucket) return true;
  } catch (error) {
    // Who may not ask, or asks where S3 Control is not known, gets CloudFormation's own answer.
    if ([403, 404, 501].includes(statusOf(error) ?? 0)) return false;
    throw error;
  }
  throw new TributaryError("TRB-CLI-071", `The access point ${name} stands on another bucket than ${bucket}`, {
    fix: "Delete that access point, or give the tenant another name, and deploy again.",
  });
}

async function withControl<T>(target: Target, work: (control: S3ControlClient) => Promise<T>): Promise<T> {
  const local = target.endpoint === undefined ? undefined : loopback(target.endpoint);
  const control = new S3ControlClient({
    ...target.clientSettings,
    ...(local && { endpoint: local.endpoint, requestHandler: { httpAgent: local.agent } }),
  });
  try {
    return await work(control);
  } finally {
    control.destroy();
    local?.agent.destroy();
  }
}
