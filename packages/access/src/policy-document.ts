/**
 * A policy document as AWS writes it.
 *
 * Source: IAM User Guide, "Grammar of the IAM JSON policy language".
 */
export interface PolicyDocument {
  readonly Version?: "2012-10-17" | "2008-10-17";
  readonly Id?: string;
  readonly Statement: PolicyStatement | readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: ConditionBlock;
}

export type PrincipalElement = "*" | Readonly<Partial<Record<PrincipalType, OneOrMany<string>>>>;
export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, OneOrMany<string | number | boolean>>>>>;
export type OneOrMany<T> = T | readonly T[];

/** A document and the name a person knows it by: `role claims-ingest / inline`, `bucket policy of claims-raw`. */
export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}
