import { ServiceError } from "./service-error.ts";

interface PageOptions<T> {
  readonly max: number;
  /** As the last page answered it. */
  readonly token: string | undefined;
  /** What the items are sorted by; a page starts after the token's key. */
  readonly keyOf: (item: T) => string;
  /** Default: `ValidationException`. */
  readonly invalidCode?: string;
}

/** One page of a sorted list. Tokens name the last item, so they stay good when the list changes between pages. */
export function page<T>(
  all: readonly T[],
  { max, token, keyOf, invalidCode = "ValidationException" }: PageOptions<T>,
): { items: T[]; next?: string } {
  const after = token === undefined ? undefined : decode(token, invalidCode);
  const rest = after === undefined ? all : all.filter((item) => keyOf(item) > after);
  const items = rest.slice(0, max);
  const last = items.at(-1);
  return last !== undefined && rest.length > max
    ? { items, next: Buffer.from(`k:${keyOf(last)}`).toString("base64url") }
    : { items };
}

function decode(token: string, invalidCode: string): string {
  const text = Buffer.from(token, "base64url").toString();
  if (!text.startsWith("k:"))
    throw new ServiceError(invalidCode, "The pagination token is not one that this service gave.");
  return text.slice(2);
}
