import { afterAll, beforeAll, expect, test } from "vitest";
import { type Attempt, attemptsFor } from "./attempts.ts";
import { besiege } from "./besiege.ts";
import { type Documents, readDocuments } from "./documents.ts";
import { type House, openHouse, type Reader } from "./house.ts";
import { pick, randomFrom } from "./random.ts";

let house: House;
let documents: Documents;

beforeAll(async () => {
  house = await openHouse({ tenants: 20, objects: 100 });
  documents = await readDocuments(house);
}, 600_000);
afterAll(() => house?.close());

/** Each reader goes for one object of its own and for some of others, by two ways in five. The full siege is `npm run bench -- isolation`. */
function* someAttempts(others: number): Iterable<readonly [Reader, Attempt]> {
  const random = randomFrom(7);
  for (const reader of house.readers) {
    const own = house.objects.filter(({ tenant }) => tenant === reader.tenant);
    const foreign = house.objects.filter(({ tenant }) => tenant !== reader.tenant);
    const targets = [pick(random, own), ...Array.from({ length: others }, () => pick(random, foreign))];
    for (const target of targets)
      for (const attempt of attemptsFor(reader, target, documents)) if (random() < 0.4) yield [reader, attempt];
  }
}

test("20 tenants with 60 readers see their own objects and no others, just as the evaluator predicts", async () => {
  const { requests, answered, leaks, surprises } = await besiege(house, someAttempts(1), documents);
  expect(leaks).toEqual([]);
  expect(surprises).toEqual([]);
  expect(house.readers).toHaveLength(60);
  expect(requests).toBeGreaterThan(2_500);
  expect(answered).toBeGreaterThan(300);
}, 600_000);
