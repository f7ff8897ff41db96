import type { Json, JsonObject } from "../json.ts";
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

/** As `paginate`, for a list that may be long: it is read only as far as the page goes, and new entries do not shift it. */
export function paginateFrom<T extends { readonly cursor: Json }>(
  input: JsonObject,
  kind: string,
  list: (after: Json | undefined) => Iterable<T>,
): { page: T[]; nextToken?: string } {
  const size = pageSize(input);
  const token = optionalString(input, "nextToken");
  const page: T[] = [];
  for (const entry of list(token === undefined ? undefined : readCursor(token, kind))) {
    if (page.length === size) {
      const cursor = JSON.stringify(page.at(-1)?.cursor);
      return { page, nextToken: Buffer.from(`${kind} ${cursor}`).toString("base64") };
    }
    page.push(entry);
  }
  return { page };
}

function readCursor(token: string, kind: string): Json {
  const text = Buffer.from(token, "base64").toString();
  try {
    if (text.startsWith(`${kind} `)) return JSON.parse(text.slice(kind.length + 1)) as Json;
  } catch {
    // A token of somebody else's making.
  }
  throw new AwsError("InvalidToken", `Invalid Token: 'Invalid token'`);
}

function readToken(token: string, kind: string): number {
  const [of, at] = Buffer.from(token, "base64").toString().split(" ");
  if (of !== kind || !/^\d+$/.test(at ?? "")) throw new AwsError("InvalidToken", `Invalid Token: 'Invalid token'`);
  return Number(at);
}
