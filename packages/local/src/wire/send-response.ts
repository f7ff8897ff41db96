import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ServiceResponse } from "../services/service.ts";

/** Sends an answer; SDKs read the clock of the server from `Date` when theirs is wrong. */
export async function sendResponse(
  response: ServerResponse,
  { status, headers = {}, body }: ServiceResponse,
  requestId: string,
  now: number,
): Promise<void> {
  const sent: Record<string, string> = {
    date: new Date(now).toUTCString(),
    "x-amzn-requestid": requestId,
    "x-amz-request-id": requestId,
    ...headers,
  };
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  if (!(bytes instanceof Readable) && sent["content-length"] === undefined && status !== 204 && status !== 304) {
    sent["content-length"] = String(bytes?.length ?? 0);
  }
  response.writeHead(
    status,
    Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, headerText(value)])),
  );
  if (bytes instanceof Readable) await pipeline(bytes, response).catch(() => response.destroy());
  else await new Promise<void>((resolve) => response.end(bytes, () => resolve()));
}

/** Header values go out as UTF-8; Node writes Latin-1. */
function headerText(value: string): string {
  return Buffer.from(value, "utf8")
    .toString("latin1")
    .replace(/[\r\n\0]/g, " ");
}
