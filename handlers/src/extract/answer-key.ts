import { createHash } from "node:crypto";
import { serviceOutputPrefix } from "@tributary/catalog";

/** Where the answer of one call lies. The same call again finds the same place; another argument is another place. */
export function answerKey(call: {
  readonly service: string;
  readonly documentId: string;
  readonly operation: string;
  readonly source: { readonly bucket: string; readonly key: string };
  readonly arguments: Readonly<Record<string, unknown>>;
}): string {
  const told = canonical({ source: call.source, arguments: call.arguments });
  const hash = createHash("sha256").update(told).digest("hex").slice(0, 8);
  return `${serviceOutputPrefix(call.service, call.documentId)}${call.operation}-${hash}.json`;
}

/** JSON with sorted members. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "object" && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  );
}
