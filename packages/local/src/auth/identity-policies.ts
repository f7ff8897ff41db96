import type { NamedPolicy } from "@tributary/access";

/** Policies of the identities a cloud knows. */
export interface IdentityPolicies {
  /** Attached and inline policies of a role or user; empty for one that nobody made. */
  policiesOf(identityArn: string): readonly NamedPolicy[];
  boundaryOf(identityArn: string): readonly NamedPolicy[] | undefined;
}
