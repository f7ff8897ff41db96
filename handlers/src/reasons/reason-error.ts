import type { Reason } from "./reasons.ts";

/**
 * An object that cannot go on, for a reason a person understands.
 *
 * The error's name is the reason: Lambda reports it as `errorType`, Step Functions catches it by that name, and
 * quarantine writes it into the metadata row.
 */
export class ReasonError extends Error {
  override readonly name: Reason;

  constructor(reason: Reason, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = reason;
  }
}
