import type { NamedPolicy } from "@tributary/access";
import type { Queue } from "./queue.ts";

/** The policy on a queue, named for messages; undefined when it has none. */
export function queuePolicy(queue: Queue | undefined): NamedPolicy | undefined {
  const text = queue?.record.attributes.Policy;
  if (!queue || !text) return undefined;
  return { name: `queue policy of ${queue.record.name}`, document: JSON.parse(text) as NamedPolicy["document"] };
}
