import { assemblyAssets } from "./assembly-assets.ts";
import { readTemplate } from "./read-template.ts";
import type { ResourceProvider } from "./resource-provider.ts";
import { StackChange } from "./stack-change.ts";
import { readStack } from "./stack-file.ts";

/** What the loader needs of a local cloud. */
export interface TemplateTarget {
  readonly stateDir: string;
  readonly account: string;
  readonly region: string;
  readonly providers: readonly ResourceProvider[];
}

export interface LoadTemplateOptions {
  /** Default: `local`. */
  readonly stackName?: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

export interface LoadedTemplate {
  readonly stackName: string;
  readonly outputs: Readonly<Record<string, unknown>>;
  /** Physical id of each resource by its logical id. */
  readonly resources: Readonly<Record<string, string>>;
  /** Logical ids by what was done. */
  readonly changes: TemplateChanges;
}

export interface TemplateChanges {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  readonly deleted: readonly string[];
}

/** Makes the resources of an assembly's template on the local cloud; loading again changes only what differs. */
export async function loadTemplate(
  target: TemplateTarget,
  assemblyDir: string,
  options: LoadTemplateOptions = {},
): Promise<LoadedTemplate> {
  const stackName = options.stackName ?? "local";
  const template = await readTemplate(assemblyDir);
  const before = await readStack(target.stateDir, stackName);
  const change = new StackChange(target, template, {
    stackName,
    assets: assemblyAssets(assemblyDir),
    before,
    parameters: options.parameters ?? {},
  });
  try {
    await change.createAndUpdate();
    await change.deleteRemoved();
  } finally {
    await change.save(before?.outputs ?? {});
  }
  const outputs = change.outputs();
  await change.save(outputs);
  return { stackName, outputs, resources: change.physicalIds(), changes: change.changes };
}

/** Outputs and physical ids of a template loaded earlier into this state directory; undefined when there is none. */
export async function loadedTemplate(
  stateDir: string,
  stackName = "local",
): Promise<Omit<LoadedTemplate, "changes"> | undefined> {
  const stack = await readStack(stateDir, stackName);
  if (!stack) return undefined;
  const resources = Object.fromEntries(Object.entries(stack.resources).map(([id, { ref }]) => [id, ref]));
  return { stackName, outputs: stack.outputs, resources };
}
