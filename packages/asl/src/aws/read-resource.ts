/** What a Task's `Resource` says: the service, the action, and how the state waits. */
export interface TaskResource {
  /** `sdk` for `aws-sdk:` integrations, `optimized` for AWS's own shapes, `function`/`activity` for a plain ARN. */
  readonly integration: "sdk" | "optimized" | "function" | "activity" | "http";
  /** As the ARN spells it: `textract`, `bedrockruntime`, `states`. */
  readonly service: string;
  /** `startDocumentAnalysis`; empty for a plain ARN. */
  readonly action: string;
  readonly waits: "response" | "sync" | "taskToken";
}

const integration =
  /^arn:[^:]*:states:[^:]*:[^:]*:(aws-sdk:)?([a-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync(?::2)?|waitForTaskToken))?$/;

const plainFunction: TaskResource = { integration: "function", service: "lambda", action: "invoke", waits: "response" };

/** Nothing when the text is neither an integration nor a function's or activity's ARN. */
export function readResource(resource: string): TaskResource | undefined {
  // Definitions inside templates may have `{ "Fn::GetAtt": [...] }` here.
  if (typeof resource !== "string") return plainFunction;
  const parts = integration.exec(resource);
  if (parts) {
    const [, sdk, service = "", action = "", suffix] = parts;
    if (service === "activity") return { integration: "activity", service: "states", action: "", waits: "response" };
    const waits = suffix === undefined ? "response" : suffix === "waitForTaskToken" ? "taskToken" : "sync";
    return { integration: sdk ? "sdk" : service === "http" ? "http" : "optimized", service, action, waits };
  }
  if (/^arn:[^:]*:states:[^:]*:[^:]*:activity:.+$/.test(resource)) {
    return { integration: "activity", service: "states", action: "", waits: "response" };
  }
  const isFunction = /^arn:[^:]*:lambda:[^:]*:[^:]*:function:.+$/.test(resource) || /^\$\{[^}]+\}$/.test(resource);
  return isFunction ? plainFunction : undefined;
}
