/** ARNs as text for `Fn::Sub`: partition, Region and account are CloudFormation's to fill in. */
const partition = "arn:$" + "{AWS::Partition}";
const here = "$" + "{AWS::Region}:$" + "{AWS::AccountId}";

/** Any value that already is an ARN, or a placeholder that may be one, stays as it is. */
function isArnLike(text: string): boolean {
  return text.startsWith("arn:") || /^\$\{[^}]*Arn\}$/i.test(text);
}

export function regionalArn(service: string, resource: string): string {
  return isArnLike(resource) ? resource : `${partition}:${service}:${here}:${resource}`;
}

export function bucketArn(bucket: string): string {
  return bucket.startsWith("arn:") ? bucket : `${partition}:s3:::${bucket}`;
}

/** An object, or all that begin with a prefix when `key` ends in `*`. Access points put `/object/` in between. */
export function objectArn(bucket: string, key: string): string {
  return bucket.startsWith("arn:") ? `${bucket}/object/${key}` : `${bucketArn(bucket)}/${key}`;
}

/** `name` in `kind<separator>name`, unless it is an ARN by itself. */
export function namedArn(service: string, kind: string, name: string): string {
  return isArnLike(name) ? name : regionalArn(service, `${kind}${name}`);
}

export function machineArn(name: string): string {
  return namedArn("states", "stateMachine:", name);
}

/** Child executions of a distributed Map are `execution:<machine>/<label>:<id>`; those of a machine `execution:<machine>:<id>`. */
export function executionArns(machine: string, label = "*"): readonly string[] {
  const name = machine.startsWith("arn:") ? (machine.split(":")[6] ?? "*") : machine;
  return [regionalArn("states", `execution:${name}:*`), regionalArn("states", `execution:${name}/${label}:*`)];
}

/** An inference profile stands before the models it may choose, in any Region. https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html */
const profile = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\.(?=[a-z])/;

export function modelArns(model: string): readonly string[] {
  if (isArnLike(model)) return [model];
  if (!profile.test(model)) return [`${partition}:bedrock:$` + `{AWS::Region}::foundation-model/${model}`];
  return [
    regionalArn("bedrock", `inference-profile/${model}`),
    `${partition}:bedrock:*::foundation-model/${model.replace(profile, "")}`,
  ];
}

/** The mark of a name that only the run knows; a part of one, `logs-*`, narrows enough. */
export function unknownIf(name: string | undefined, what: string): { readonly unknown?: string } {
  return name === undefined || name === "*" ? { unknown: what } : {};
}
