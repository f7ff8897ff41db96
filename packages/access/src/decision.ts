import type { PolicyStatement } from "./policy-document.ts";

/** The statement that made the difference. */
export interface DecidingStatement {
  /** Name of the policy it stands in. */
  readonly policy: string;
  /** Counts from 1. */
  readonly position: number;
  readonly statement: PolicyStatement;
}

/** Which policy had to allow and did not. */
export type MissingAllow =
  | "identity"
  | "resource"
  | "access point"
  | "boundary"
  | "session"
  | "service control"
  | "not understood";

export interface Decision {
  readonly allowed: boolean;
  readonly reason: "allowed" | "explicit deny" | "implicit deny";
  /** For an implicit deny. */
  readonly missing?: MissingAllow;
  readonly deciding: readonly DecidingStatement[];
  /** One sentence for a person. */
  readonly sentence: string;
}
