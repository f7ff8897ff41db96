import type { IncomingMessage } from "node:http";
import type { UnverifiedRequest } from "../auth/authenticate.ts";

export interface WireRequest extends UnverifiedRequest {
  /** Without the port. */
  readonly host: string;
}

/** A request as the services see it: path and query as sent, headers in lower case and UTF-8. */
export function wireRequest(message: IncomingMessage): WireRequest {
  const url = message.url ?? "/";
  const at = url.indexOf("?");
  const rawQuery = at < 0 ? "" : url.slice(at + 1);
  const headers = readHeaders(message.rawHeaders);
  return {
    method: message.method ?? "GET",
    rawPath: withoutOrigin(at < 0 ? url : url.slice(0, at)),
    rawQuery,
    query: new URLSearchParams(rawQuery),
    headers,
    host: (headers.host ?? "").replace(/:\d+$/, "").toLowerCase(),
  };
}

/** Proxies send the absolute form of RFC 9112, 3.2.2. */
function withoutOrigin(path: string): string {
  const match = /^https?:\/\/[^/]*(.*)$/.exec(path);
  return match ? match[1] || "/" : path;
}

/** Node reads headers as Latin-1; SDKs send and sign UTF-8. */
function readHeaders(raw: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? "").toLowerCase();
    const value = Buffer.from(raw[at + 1] ?? "", "latin1").toString("utf8");
    const known = headers[name];
    headers[name] = known === undefined ? value : `${known},${value}`;
  }
  return headers;
}
