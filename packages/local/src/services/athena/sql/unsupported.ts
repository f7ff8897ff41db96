import { AthenaError } from "../athena-error.ts";

/** What Athena knows and the local engine does not. */
export const unsupported = (what: string): AthenaError =>
  new AthenaError(`NOT_SUPPORTED: ${what} is not supported here`);
