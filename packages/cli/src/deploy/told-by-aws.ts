import { isTributaryError, TributaryError } from "@tributary/errors";

export interface AwsPlace {
  readonly region: string;
  /** Undefined: AWS itself. */
  readonly endpoint: string | undefined;
}

const badCredentials: ReadonlySet<string> = new Set([
  "AuthFailure",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidAccessKeyId",
  "InvalidClientTokenId",
  "InvalidToken",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException",
]);
const denied: ReadonlySet<string> = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "Forbidden",
]);
/** Somebody else's operation came between two calls of ours. */
const crossed: ReadonlySet<string> = new Set([
  "AlreadyExistsException",
  "ChangeSetNotFound",
  "ChangeSetNotFoundException",
  "InvalidChangeSetStatus",
  "InvalidChangeSetStatusException",
]);

/** An error of AWS, or of the way to it, as a person can act on it. Our own errors and defects pass unchanged. */
export function toldByAws(error: unknown, { region, endpoint }: AwsPlace): unknown {
  if (isTributaryError(error) || !(error instanceof Error)) return error;
  const at = endpoint ?? "AWS";
  const { name, message } = error;
  const system = systemCode(error);
  if (name === "CredentialsProviderError" || /Could not load credentials|Token is expired|SSO session/.test(message))
    return new TributaryError("TRB-CLI-060", "No AWS credentials were found", { cause: error });
  if (/Region is missing/.test(message)) return new TributaryError("TRB-CLI-062", "No Region is set", { cause: error });
  if (/scoped to a valid region|the region '[^']*' is wrong/.test(message) || name === "PermanentRedirect")
    return new TributaryError("TRB-CLI-063", `${at} does not answer for the Region ${region}: ${message}`, {
      cause: error,
    });
  if (system === "ENOTFOUND" || system === "EAI_AGAIN")
    return new TributaryError("TRB-CLI-063", `There is no endpoint of AWS for the Region ${region}, or no network`, {
      cause: error,
    });
  if (system !== undefined)
    return new TributaryError("TRB-CLI-064", `Nothing answers at ${at} (${system})`, { cause: error });
  if (/Deserialization error/.test(message))
    return new TributaryError("TRB-CLI-064", `What answers at ${at} does not speak AWS's protocols`, { cause: error });
  if (badCredentials.has(name))
    return new TributaryError("TRB-CLI-061", `${at} does not take the credentials: ${message}`, { cause: error });
  if (name === "ValidationError" && /^(Template format error: )?Parameter:? '?\w/.test(message))
    return new TributaryError("TRB-CLI-072", message.replace("Template format error: ", ""), { cause: error });
  if (crossed.has(name) || /is in \w+_IN_PROGRESS state and can ?not be/.test(message))
    return new TributaryError("TRB-CLI-074", `Another operation came in between: ${message}`, { cause: error });
  if (denied.has(name) || statusOf(error) === 403) return missingPermission(message, error);
  if (statusOf(error) !== undefined) return new TributaryError("TRB-CLI-079", `${name}: ${message}`, { cause: error });
  return error;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function missingPermission(message: string, cause?: unknown): TributaryError {
  const [, action] = /perform: ([\w-]+:\w+)/.exec(message) ?? [];
  const [, resource] = /on resource: "?([^\s"]+)/.exec(message) ?? [];
  const what = action === undefined ? `A permission is missing: ${message}` : `The permission ${action} is missing`;
  return new TributaryError("TRB-CLI-065", resource === undefined ? what : `${what} on ${resource}`, {
    cause,
    ...(action !== undefined && {
      fix: `Let an administrator allow ${action}${resource === undefined ? "" : ` on ${resource}`} for these credentials, or use others.`,
    }),
  });
}

function systemCode(error: Error): string | undefined {
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string" && /^E[A-Z_]+$/.test(code) ? code : undefined;
}

export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  const { httpStatusCode } = error.$metadata as { readonly httpStatusCode?: number };
  return httpStatusCode;
}
