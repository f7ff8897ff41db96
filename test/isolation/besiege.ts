import type { Attempt } from "./attempts.ts";
import { type Documents, predicted } from "./documents.ts";
import type { House, Reader } from "./house.ts";

export interface Siege {
  readonly requests: number;
  /** Requests that were answered. */
  readonly answered: number;
  /** What a reader learned of another tenant. */
  readonly leaks: readonly string[];
  /** Where the evaluator, given the documents alone, says other than the cloud does. */
  readonly surprises: readonly string[];
}

const refusals = new Set(["AccessDenied", "403", "Forbidden"]);

/** Makes the attempts, a few at once, and holds every answer against the prediction. */
export async function besiege(
  house: House,
  attempts: Iterable<readonly [Reader, Attempt]>,
  documents: Documents,
): Promise<Siege> {
  const owners = new Map(house.objects.map(({ key, tenant }) => [key, tenant]));
  const leaks: string[] = [];
  const surprises: string[] = [];
  let [requests, answered] = [0, 0];
  const foreign = (reader: Reader, key: string): boolean => {
    const owner = owners.get(key);
    if (owner !== undefined) return owner !== reader.tenant;
    // A folder: it is foreign when nothing of the reader's own lies in it.
    return !house.objects.some((object) => object.tenant === reader.tenant && object.key.startsWith(key));
  };
  const queue = attempts[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const [reader, attempt] = next.value;
      const who = `${reader.arn.split("/").at(-1)}: ${attempt.name}`;
      const may = attempt.needs.every((need) => predicted(reader, need, documents));
      requests += 1;
      const told = await attempt.run().catch((error: unknown) => {
        if (error instanceof Error && (refusals.has(error.name) || error.name === "Unknown")) return undefined;
        throw new Error(`${who} ended in ${String(error)}`, { cause: error });
      });
      if (told) answered += 1;
      if ((told !== undefined) !== may) surprises.push(`${who}: predicted ${may ? "yes" : "no"}`);
      for (const key of told ?? []) if (foreign(reader, key)) leaks.push(`${who} told ${key}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return { requests, answered, leaks, surprises };
}
