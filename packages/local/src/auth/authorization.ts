import { ServiceError } from "../services/service-error.ts";
import type { CredentialScope } from "./signing-key.ts";

/** What a signed request says about itself, before anything is believed. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261123T101500Z` */
  readonly timestamp: string;
  readonly sessionToken?: string;
  /** Seconds a presigned URL is good for. */
  readonly expires?: number;
  readonly presigned: boolean;
}

interface Sent {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
}

const algorithm = "AWS4-HMAC-SHA256";

/** Reads SigV4 from the Authorization header or from the query string; undefined for an anonymous request. */
export function readAuthorization({ headers, query }: Sent): Authorization | undefined {
  const header = headers.authorization;
  if (header !== undefined) return fromHeader(header, headers);
  if (query.has("X-Amz-Signature") || query.has("X-Amz-Algorithm")) return fromQuery(query);
  // boto3 presigns so unless its client has `signature_version="s3v4"`; buckets made since 2020 take it no more.
  if (query.has("AWSAccessKeyId") && query.has("Signature"))
    throw new ServiceError(
      "InvalidRequest",
      "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
      400,
    );
  return undefined;
}

function fromHeader(header: string, headers: Sent["headers"]): Authorization {
  const [name, ...rest] = header.split(" ");
  if (name !== algorithm)
    throw incomplete(`Authorization header requires the algorithm ${algorithm}, found '${name}'.`);
  const fields = new Map(
    rest
      .join(" ")
      .split(",")
      .map((field) => {
        const at = field.indexOf("=");
        return [field.slice(0, at).trim(), field.slice(at + 1).trim()] as const;
      }),
  );
  const timestamp = headers["x-amz-date"] ?? toTimestamp(headers.date);
  if (timestamp === undefined)
    throw incomplete("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  const token = headers["x-amz-security-token"];
  return {
    ...readCredential(need(fields.get("Credential"), "Credential")),
    signedHeaders: need(fields.get("SignedHeaders"), "SignedHeaders").split(";"),
    signature: need(fields.get("Signature"), "Signature"),
    timestamp,
    presigned: false,
    ...(token !== undefined && { sessionToken: token }),
  };
}

function fromQuery(query: URLSearchParams): Authorization {
  const read = (name: string): string => need(query.get(name) ?? undefined, name);
  if (read("X-Amz-Algorithm") !== algorithm) {
    throw new ServiceError("AuthorizationQueryParametersError", `X-Amz-Algorithm only supports "${algorithm}"`);
  }
  const expires = Number(query.get("X-Amz-Expires") ?? "900");
  // S3 User Guide, "Authenticating requests: using query parameters": between 1 second and seven days.
  if (!Number.isInteger(expires) || expires < 0 || expires > 604_800) {
    throw new ServiceError(
      "AuthorizationQueryParametersError",
      "X-Amz-Expires must be a number between 0 and 604800 seconds",
    );
  }
  const token = query.get("X-Amz-Security-Token");
  return {
    ...readCredential(read("X-Amz-Credential")),
    signedHeaders: read("X-Amz-SignedHeaders").split(";"),
    signature: read("X-Amz-Signature"),
    timestamp: read("X-Amz-Date"),
    expires,
    presigned: true,
    ...(token !== null && { sessionToken: token }),
  };
}

function readCredential(credential: string): { accessKeyId: string; scope: CredentialScope } {
  const parts = credential.split("/");
  const [date, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join("/");
  if (!accessKeyId || !date || !region || !service || terminator !== "aws4_request") {
    throw incomplete(
      `'${credential}' is not a valid Credential: it must be <access key>/YYYYMMDD/REGION/SERVICE/aws4_request.`,
    );
  }
  return { accessKeyId, scope: { date, region, service } };
}

function toTimestamp(date: string | undefined): string | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace(/[-:]|\.\d+/g, "");
}

function need(value: string | undefined, name: string): string {
  if (value === undefined || value === "") throw incomplete(`Authorization requires '${name}' parameter.`);
  return value;
}

function incomplete(message: string): ServiceError {
  return new ServiceError("IncompleteSignature", message, 400);
}
