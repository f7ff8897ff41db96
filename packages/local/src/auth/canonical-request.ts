import { createHash } from "node:crypto";

/** The parts of a request that SigV4 signs. */
export interface SignedParts {
  readonly method: string;
  readonly rawPath: string;
  readonly rawQuery: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly signedHeaders: readonly string[];
  readonly payloadHash: string;
}

/**
 * The canonical request. S3 signs its path encoded once, every other service encodes the sent path again.
 *
 * Source: IAM User Guide, "Create a signed AWS API request".
 */
export function canonicalRequest(parts: SignedParts, service: string): string {
  const headers = parts.signedHeaders.map(
    (name) => `${name}:${(parts.headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`,
  );
  return [
    parts.method,
    service === "s3"
      ? mapSegments(parts.rawPath, (segment) => encode(decode(segment)))
      : mapSegments(parts.rawPath, encode),
    canonicalQuery(parts.rawQuery),
    headers.join(""),
    parts.signedHeaders.join(";"),
    parts.payloadHash,
  ].join("\n");
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function canonicalQuery(rawQuery: string): string {
  return rawQuery
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [encode(decodeQuery(name)), encode(decodeQuery(value))] as const;
    })
    .filter(([name]) => name !== "X-Amz-Signature")
    .sort(([a, x], [b, y]) => (a === b ? order(x, y) : order(a, b)))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Services read a plus of the query as a space; signed as anything else, a signed URL could be made to ask another question. */
const decodeQuery = (text: string): string => decode(text.replaceAll("+", "%20"));

/** Text that is no valid percent-encoding is signed as it stands. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function mapSegments(path: string, change: (segment: string) => string): string {
  return path.split("/").map(change).join("/");
}
