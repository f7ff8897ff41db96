import type { NamedPolicy } from "./policy-document.ts";

/** Every policy that has a say in one request. */
export interface PolicySet {
  /** Attached to the user or role, inline and managed. */
  readonly identity: readonly NamedPolicy[];
  /** Permissions boundary of the user or role. */
  readonly boundary?: readonly NamedPolicy[];
  /** Session policies handed to AssumeRole. */
  readonly session?: readonly NamedPolicy[];
  /** Service control policies, one list for each level from the root to the account; every level must allow. */
  readonly serviceControl?: readonly (readonly NamedPolicy[])[];
  /** Bucket, queue, topic, function or key policy. */
  readonly resource?: NamedPolicy;
  /** Policy of the access point the call comes through. */
  readonly accessPoint?: NamedPolicy;
  /** Role trust and KMS key policies must allow by themselves, in the same account too. */
  readonly resourcePolicyRequired?: boolean;
}
