import type { Decision } from "@tributary/access";
import type { CloudLog } from "../cloud-log.ts";

/** Tells, once each, which action of a role was allowed by which statement, on the first resource it was used for. */
export class AccessUse {
  readonly #log: CloudLog;
  readonly #told = new Set<string>();

  constructor(log: CloudLog) {
    this.#log = log;
  }

  note(roleArn: string, { action, resource }: { action: string; resource: string }, { deciding }: Decision): void {
    for (const { policy, position } of deciding) {
      const use = `${roleArn}\n${action}\n${policy}\n${position}\n${placeOf(resource)}`;
      if (this.#told.has(use)) continue;
      this.#told.add(use);
      this.#log("access.used", { role: roleArn, action, resource, policy, position });
    }
  }
}

/** Objects count by their first two folders, so that a million of them stay a handful of lines. */
function placeOf(resource: string): string {
  const parts = resource.split("/");
  return parts.slice(0, Math.min(3, Math.max(1, parts.length - 1))).join("/");
}
