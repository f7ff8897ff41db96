import type { Blueprint } from "@tributary/pipeline";

/** AI operations that a workflow calls, itself or through the `extract` handler: `textract:StartDocumentAnalysis`. */
export function workflowCalls({ workflow: { definition } }: Pick<Blueprint, "workflow">): ReadonlySet<string> {
  const known = found.get(definition);
  if (known) return known;
  const calls = new Set<string>();
  collect(definition, calls);
  found.set(definition, calls);
  return calls;
}

/** Every permission of every handler asks; a definition is walked once. */
const found = new WeakMap<object, ReadonlySet<string>>();

function collect(value: unknown, calls: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, calls);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const { Resource, service, operation } = value as Readonly<Record<string, unknown>>;
  const [, sdkService, sdkAction] =
    /:states:::aws-sdk:(\w+):(\w+)/.exec(typeof Resource === "string" ? Resource : "") ?? [];
  if (sdkService !== undefined && sdkAction !== undefined) calls.add(`${sdkService}:${capitalised(sdkAction)}`);
  if (typeof service === "string" && typeof operation === "string") calls.add(`${service}:${capitalised(operation)}`);
  for (const member of Object.values(value)) collect(member, calls);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether a handler's call to an AI service can come about in a workflow that makes these calls. */
export function isReachable(action: string, calls: ReadonlySet<string>): boolean {
  const [service = "", name = ""] = action.split(":");
  if (calls.has(action)) return true;
  // Every other Comprehend call may have to ask for the language first.
  if (action === "comprehend:DetectDominantLanguage") return [...calls].some((call) => call.startsWith("comprehend:"));
  return name.startsWith("Get") && calls.has(`${service}:Start${name.slice("Get".length)}`);
}
