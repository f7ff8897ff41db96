import type { JsonObject } from "../json.ts";
import { AwsError } from "./aws-error.ts";
import { optionalString, pageSize } from "./read-input.ts";

/** One page of a list, and the token of the next. `kind` keeps tokens of one list out of another. */
export function paginate<T>(input: JsonObject, kind: string, items: readonly T[]): { page: T[]; nextToken?: string } {
  const size = pageSize(input);
  const token = optionalString(input, "nextToken");
  const from = token === undefined ? 0 : readToken(token, kind);
  const page = items.slice(from, from + size);
  const next = from + page.length;
  return next < items.length ? { page, nextToken: Buffer.from(`${kind} ${next}`).toString("base64") } : { page };
}

function readToken(token: string, kind: string): number {
  const [of, at] = Buffer.from(token, "base64").toString().split(" ");
  if (of !== kind || !/^\d+$/.test(at ?? "")) throw new AwsError("InvalidToken", `Invalid Token: 'Invalid token'`);
  return Number(at);
}
