/** Compares one value of the request with one value of the policy; both are texts here, as in JSON policies. */
export interface ConditionOperator {
  /** `StringLike` */
  readonly name: string;
  /** A negated operator is true when no policy value matches, and when the key is absent. */
  readonly negated: boolean;
  /** Prepares a policy value; undefined when it is not a value of this kind. */
  readonly compile: (policyValue: string) => ((requestValue: string) => boolean) | undefined;
}

/** An operator and, where AWS has one, its negation. */
export function operatorPair(
  name: string,
  negatedName: string,
  compile: ConditionOperator["compile"],
): ConditionOperator[] {
  return [
    { name, negated: false, compile },
    { name: negatedName, negated: true, compile },
  ];
}
