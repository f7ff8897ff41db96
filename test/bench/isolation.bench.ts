import { type Attempt, attemptsFor } from "../isolation/attempts.ts";
import { besiege } from "../isolation/besiege.ts";
import { readDocuments } from "../isolation/documents.ts";
import { openHouse, type Reader } from "../isolation/house.ts";
import type { Bench } from "./bench.ts";

/** The full siege: every reader goes for an object of every tenant, by every door. */
export const bench: Bench = {
  name: "isolation",
  run: async (print) => {
    const house = await openHouse({ tenants: 20, objects: 500 });
    try {
      const documents = await readDocuments(house);
      const attempts = function* (): Iterable<readonly [Reader, Attempt]> {
        for (const [at, reader] of house.readers.entries()) {
          for (const [index, tenant] of house.tenants.entries()) {
            // Another of the tenant's 25 objects for each reader, so that all 500 are gone for.
            const own = house.objects.filter((object) => object.tenant === tenant);
            const target = own[(at + index) % own.length];
            if (target) for (const attempt of attemptsFor(reader, target, documents)) yield [reader, attempt];
          }
        }
      };
      const begun = performance.now();
      const { requests, answered, leaks, surprises } = await besiege(house, attempts(), documents);
      const seconds = (performance.now() - begun) / 1000;
      print(
        `${house.tenants.length} tenants, ${house.readers.length} readers, ${house.objects.length} objects: ${requests} requests in ${seconds.toFixed(0)} s, ${answered} answered`,
      );
      print(`reads across tenants: ${leaks.length}; answers other than the evaluator predicts: ${surprises.length}`);
      if (leaks.length + surprises.length > 0) throw new Error([...leaks, ...surprises].slice(0, 10).join("\n"));
    } finally {
      await house.close();
    }
  },
};
