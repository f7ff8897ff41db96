import { readStack, type StackRecord, type StackResource, writeStack } from "../../template/stack-file.ts";
import type { StackStore } from "./stack-store.ts";

/**
 * Queue URLs begin with the address of the cloud, and a cloud may come back on another port: stacks then tell their queues where
 * they are now. What was given an old URL keeps it in its properties, so that the next deployment sees a change.
 */
export async function relocateQueues(stacks: StackStore): Promise<void> {
  const { stateDir } = stacks.cloud;
  const endpoint = stacks.cloud.endpoint();
  for (const stack of stacks.stacks()) {
    const record = stack.status === "DELETE_COMPLETE" ? undefined : await readStack(stateDir, stack.name);
    const moved = record && movedUrls(record, endpoint);
    if (!record || !moved || moved.size === 0) continue;
    const now = (value: string): string => moved.get(value) ?? value;
    const resources = mapValues(
      record.resources,
      (resource): StackResource => ({
        ...resource,
        ref: now(resource.ref),
        attributes: mapValues(resource.attributes, now),
      }),
    );
    const outputs = mapValues(record.outputs, (value) => (typeof value === "string" ? now(value) : value));
    await writeStack(stateDir, { ...record, resources, outputs });
    await stacks.put({ ...stack, outputs: stack.outputs.map((output) => ({ ...output, value: now(output.value) })) });
  }
}

function movedUrls({ resources }: StackRecord, endpoint: string): ReadonlyMap<string, string> {
  const old = Object.values(resources).filter(
    ({ type, ref }) => type === "AWS::SQS::Queue" && URL.canParse(ref) && !ref.startsWith(`${endpoint}/`),
  );
  return new Map(old.map(({ ref }) => [ref, `${endpoint}${new URL(ref).pathname}`]));
}

const mapValues = <T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
