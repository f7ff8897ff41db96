import { TributaryError } from "@tributary/errors";

/** The UTC day of an arrival time, as the `dt` partition has it. */
export function dayOf(receivedAt: string): string {
  const time = Date.parse(receivedAt);
  if (Number.isNaN(time)) throw new TributaryError("TRB-CAT-006", `${JSON.stringify(receivedAt)} is not a time.`);
  return new Date(time).toISOString().slice(0, 10);
}
