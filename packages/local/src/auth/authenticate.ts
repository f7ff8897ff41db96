import { timingSafeEqual } from "node:crypto";
import type { Clock } from "../services/clock.ts";
import type { Principal } from "../services/service.ts";
import { ServiceError } from "../services/service-error.ts";
import { type Authorization, readAuthorization } from "./authorization.ts";
import { canonicalRequest, sha256Hex } from "./canonical-request.ts";
import type { CredentialStore, StoredCredentials } from "./credential-store.ts";
import { type CredentialScope, hmac, scopeText, signingKey } from "./signing-key.ts";

/** A request as it came over the socket. */
export interface UnverifiedRequest {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** SHA-256 of the body when it was read before; services other than S3 sign it without naming it in a header. */
  readonly bodyHash?: string;
}

export interface Authenticated {
  readonly principal: Principal;
  readonly scope: CredentialScope;
  readonly presigned: boolean;
  /** What each chunk of a signed aws-chunked body is verified with. */
  readonly seed: { readonly signature: string; readonly timestamp: string; readonly key: Buffer };
}

const maximumSkew = 15 * 60_000;

/** Verifies SigV4 to a principal. Codes are S3's; the protocols rename them to their own. */
export function authenticate(
  request: UnverifiedRequest,
  credentials: CredentialStore,
  clock: Clock,
): Authenticated | undefined {
  const claim = readAuthorization(request);
  if (!claim) return undefined;
  const known = credentials.find(claim.accessKeyId);
  if (!known) {
    throw new ServiceError(
      "InvalidAccessKeyId",
      "The AWS Access Key Id you provided does not exist in our records.",
      403,
      {
        AWSAccessKeyId: claim.accessKeyId,
      },
    );
  }
  checkTimes(claim, clock.now());
  checkSession(claim, known, clock.now());
  const key = signingKey(known.secretAccessKey, claim.scope);
  checkSignature(request, claim, key);
  return {
    principal: known.principal,
    scope: claim.scope,
    presigned: claim.presigned,
    seed: { signature: claim.signature, timestamp: claim.timestamp, key },
  };
}

function checkTimes(claim: Authorization, now: number): void {
  const signedAt = readTimestamp(claim.timestamp);
  if (claim.timestamp.slice(0, 8) !== claim.scope.date) {
    throw new ServiceError(
      "SignatureDoesNotMatch",
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.",
      403,
    );
  }
  const times = { RequestTime: claim.timestamp, ServerTime: new Date(now).toISOString() };
  if (claim.presigned) {
    if (signedAt - now > maximumSkew) throw new ServiceError("AccessDenied", "Request is not valid yet", 403, times);
    if (now > signedAt + (claim.expires ?? 0) * 1_000)
      throw new ServiceError("AccessDenied", "Request has expired", 403, times);
  } else if (Math.abs(now - signedAt) > maximumSkew) {
    const message = "The difference between the request time and the current time is too large.";
    throw new ServiceError("RequestTimeTooSkewed", message, 403, {
      ...times,
      MaxAllowedSkewMilliseconds: String(maximumSkew),
    });
  }
}

function checkSession(claim: Authorization, known: StoredCredentials, now: number): void {
  if (known.sessionToken !== claim.sessionToken) {
    throw new ServiceError("InvalidToken", "The provided token is malformed or otherwise invalid.", 400);
  }
  if (known.expiresAt !== undefined && known.expiresAt <= now) {
    throw new ServiceError("ExpiredToken", "The provided token has expired.", 400);
  }
}

function checkSignature(request: UnverifiedRequest, claim: Authorization, key: Buffer): void {
  const unsigned = unsignedHeader(request, claim);
  if (unsigned)
    throw new ServiceError("AccessDenied", "There were headers present in the request which were not signed", 403, {
      HeadersNotSigned: unsigned,
    });
  const canonical = canonicalRequest(
    { ...request, signedHeaders: claim.signedHeaders, payloadHash: payloadHash(request, claim) },
    claim.scope.service,
  );
  const toSign = ["AWS4-HMAC-SHA256", claim.timestamp, scopeText(claim.scope), sha256Hex(canonical)].join("\n");
  const expected = hmac(key, toSign).toString("hex");
  if (!sameText(expected, claim.signature)) {
    throw new ServiceError(
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
      403,
      {
        AWSAccessKeyId: claim.accessKeyId,
        StringToSign: toSign,
        SignatureProvided: claim.signature,
        CanonicalRequest: canonical,
      },
    );
  }
}

/**
 * `host` and every `x-amz-*` header must be signed, else a thief of one request could change what it means: a presigned
 * PUT with an added `x-amz-copy-source` would read as its signer.
 */
function unsignedHeader(
  { headers }: UnverifiedRequest,
  { signedHeaders, presigned }: Authorization,
): string | undefined {
  const signed = new Set(signedHeaders);
  if (!signed.has("host")) return "host";
  return Object.keys(headers).find(
    (name) =>
      name.startsWith("x-amz-") &&
      !signed.has(name) &&
      !unsignedByHabit.has(name) &&
      !(presigned && name === "x-amz-content-sha256"),
  );
}

/** Added by proxies and clients after signing, and read by nobody. */
const unsignedByHabit = new Set(["x-amz-user-agent", "x-amzn-trace-id"]);

function payloadHash({ headers, bodyHash }: UnverifiedRequest, { presigned, scope }: Authorization): string {
  const declared = headers["x-amz-content-sha256"];
  if (scope.service === "s3") {
    if (presigned) return declared ?? "UNSIGNED-PAYLOAD";
    if (declared === undefined)
      throw new ServiceError(
        "MissingSecurityHeader",
        "Your request was missing a required header: x-amz-content-sha256",
        400,
      );
    return declared;
  }
  return bodyHash ?? declared ?? sha256Hex("");
}

function readTimestamp(text: string): number {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match)
    throw new ServiceError("IncompleteSignature", `Date must be in ISO-8601 'basic format'. Got '${text}'.`, 400);
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
