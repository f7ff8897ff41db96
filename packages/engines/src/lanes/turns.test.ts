import { expect, test } from "vitest";
import { Turns } from "./turns.ts";

/** Takes a turn for each size at once and lets them end one after the other: the sizes in the order they were started. */
async function orderOf(width: number, sizes: readonly number[]): Promise<number[]> {
  const turns = new Turns(width);
  const started: number[] = [];
  await Promise.all(sizes.map((size) => turns.take(size, async () => void started.push(size))));
  return started;
}

test("Turns.take lets no more than its width run at once", async () => {
  const turns = new Turns(2);
  let running = 0;
  let most = 0;
  const work = async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  };
  await Promise.all(Array.from({ length: 9 }, () => turns.take(1, work)));
  expect(most).toBe(2);
});

test("Turns.take does small work first and equals in their order, and lets nothing large wait for ever", async () => {
  expect(await orderOf(1, [9, 8, 2, 1])).toEqual([9, 1, 2, 8]);
  expect(await orderOf(1, [5, 900, 3, 3.5, 3, 4, 4, 4])).toEqual([5, 3, 3, 3.5, 900, 4, 4, 4]);
});

test("Turns.take leaves the other turn to other work while much of one kind waits", async () => {
  const hall = new Turns(2);
  const started: string[] = [];
  const documents = new Turns(1, hall);
  let end = (): void => undefined;
  const reading = new Promise<void>((resolve) => {
    end = resolve;
  });
  const first = documents.take(1, async () => {
    started.push("first document");
    await reading;
  });
  const second = documents.take(1, async () => void started.push("second document"));
  await new Turns(1, hall).take(9, async () => void started.push("text"));
  end();
  await Promise.all([first, second]);
  expect(started).toEqual(["first document", "text", "second document"]);
});

test("Turns.take gives the turn back when the work fails", async () => {
  const turns = new Turns(1);
  await expect(turns.take(1, async () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await turns.take(1, async () => "next")).toBe("next");
});
