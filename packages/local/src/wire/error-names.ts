import { ServiceError } from "../services/service-error.ts";

/** How one family of protocols names the errors that come before a service is reached. */
export type ErrorNames = Readonly<Record<string, readonly [code: string, status: number, message?: string]>>;

/** Source: the "Common Errors" page of each service's API reference. */
export const jsonErrorNames: ErrorNames = {
  AccessDenied: ["AccessDeniedException", 400],
  InvalidAccessKeyId: ["UnrecognizedClientException", 400, "The security token included in the request is invalid."],
  InvalidToken: ["UnrecognizedClientException", 400, "The security token included in the request is invalid."],
  ExpiredToken: ["ExpiredTokenException", 400, "The security token included in the request is expired"],
  SignatureDoesNotMatch: ["InvalidSignatureException", 400],
  RequestTimeTooSkewed: ["InvalidSignatureException", 400],
  IncompleteSignature: ["IncompleteSignatureException", 400],
  MissingAuthenticationToken: ["MissingAuthenticationTokenException", 400],
  InternalError: ["InternalFailure", 500],
};

export const queryErrorNames: ErrorNames = {
  InvalidAccessKeyId: ["InvalidClientTokenId", 403, "The security token included in the request is invalid."],
  InvalidToken: ["InvalidClientTokenId", 403, "The security token included in the request is invalid."],
  ExpiredToken: ["ExpiredToken", 403, "The security token included in the request is expired"],
  RequestTimeTooSkewed: ["SignatureDoesNotMatch", 403],
  InternalError: ["InternalFailure", 500],
};

export function renamed(error: ServiceError, names: ErrorNames): ServiceError {
  const found = names[error.code];
  return found ? new ServiceError(found[0], found[2] ?? error.message, found[1], error.details) : error;
}
