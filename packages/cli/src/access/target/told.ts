import { TributaryError } from "@tributary/errors";

const noCredentials = new Set(["CredentialsProviderError", "TokenProviderError"]);
const notAuthentic = new Set([
  "InvalidClientTokenId",
  "UnrecognizedClientException",
  "InvalidAccessKeyId",
  "SignatureDoesNotMatch",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestTimeTooSkewed",
  "RequestExpired",
]);
const unreachable = new Set(["ECONNREFUSED", "ENOTFOUND", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN"]);

/** What an SDK client throws, in our words where a person can mend it; anything else stays what it is. */
export function told(error: unknown, doing: string): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message } = error;
  const system = "code" in error && typeof error.code === "string" ? error.code : "";
  if (noCredentials.has(name) || notAuthentic.has(name) || unreachable.has(system))
    return new TributaryError("TRB-ACC-010", `${doing}: ${message || system}`, { cause: error });
  if (/^AccessDenied/.test(name)) return new TributaryError("TRB-ACC-008", `${doing}: ${message}`, { cause: error });
  if (name === "MalformedPolicy") {
    return new TributaryError("TRB-ACC-008", `${doing}: ${message}`, {
      cause: error,
      fix: "S3 takes only principals that exist: make the readers' roles first, then run again.",
    });
  }
  return error;
}

/** The error codes an answer may carry that mean "there is none". */
export const isNone = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);
