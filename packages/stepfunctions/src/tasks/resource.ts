/** What the Resource of a Task names. */
export type Resource =
  | { readonly kind: "lambda"; readonly arn: string }
  | { readonly kind: "activity"; readonly arn: string }
  | {
      readonly kind: "service";
      readonly arn: string;
      /** `lambda`, `aws-sdk:s3` */
      readonly resourceType: string;
      /** `invoke.waitForTaskToken` */
      readonly resource: string;
      readonly service: string;
      readonly action: string;
      readonly sdk: boolean;
      readonly pattern: "request" | "sync" | "sync:2" | "waitForTaskToken";
    };

/** Reads a Resource ARN; undefined when it is none that Step Functions knows. */
export function parseResource(arn: string): Resource | undefined {
  if (/^arn:aws[\w-]*:lambda:[^:]*:[^:]*:function:/.test(arn)) return { kind: "lambda", arn };
  if (/^arn:aws[\w-]*:states:[^:]+:\d+:activity:/.test(arn)) return { kind: "activity", arn };
  const service =
    /^arn:aws[\w-]*:states:[^:]*:[^:]*:(aws-sdk:)?([\w-]+):([\w-]+)(?:\.(sync(?::2)?|waitForTaskToken))?$/.exec(arn);
  if (!service) return undefined;
  const [, sdk, name = "", action = "", pattern] = service;
  return {
    kind: "service",
    arn,
    resourceType: `${sdk ?? ""}${name}`,
    resource: pattern ? `${action}.${pattern}` : action,
    service: name,
    action,
    sdk: sdk !== undefined,
    pattern: (pattern as "sync" | undefined) ?? "request",
  };
}
