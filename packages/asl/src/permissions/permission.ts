/** What a state needs to be allowed to do. Resources are ARNs that `Fn::Sub` can fill in; `*` where only the run knows. */
export interface Permission {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Why, in a few words: the call itself, or what the service does in the caller's name. */
  readonly because: string;
  /** What the definition does not say, so that the resources are wider than the need: `the bucket`, `the function`. */
  readonly unknown?: string;
  /** IAM conditions that narrow the permission. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A permission and the state that needs it. */
export interface StatePermission extends Permission {
  /** JSON pointer of the state. */
  readonly location: string;
}

/** By action, what its resources are when the definition does not say. */
export type ResourceHints = Readonly<Record<string, readonly string[]>>;
