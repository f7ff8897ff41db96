/** A CloudFormation value: JSON, or an intrinsic function in its place. */
export type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

export interface Resource {
  readonly Type: `AWS::${string}`;
  readonly DependsOn?: readonly string[];
  /** Stateful resources outlive the stack. */
  readonly DeletionPolicy?: "Retain" | "RetainExceptOnCreate";
  readonly UpdateReplacePolicy?: "Retain";
  readonly Properties: Readonly<Record<string, Value>>;
}

export type Resources = Readonly<Record<string, Resource>>;

export interface Output {
  readonly Description: string;
  readonly Value: Value;
}

/** A CloudFormation template as `template.json` holds it. */
export interface Template {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Description: string;
  readonly Metadata: Readonly<Record<string, Value>>;
  readonly Parameters: Readonly<Record<string, Readonly<Record<string, Value>>>>;
  readonly Resources: Resources;
  readonly Outputs: Readonly<Record<string, Output>>;
}
