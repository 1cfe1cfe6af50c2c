import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { inOrder } from "#lib/corpus/in-order.ts";

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test("results come in the order in which their work was begun, whichever ends first", async () => {
  async function* work() {
    for (const [index, delay] of [30, 1, 15, 0, 5].entries())
      yield { bytes: 1, result: sleep(delay).then(() => index) };
  }
  expect(await collect(inOrder(work(), { items: 3, bytes: 100 }))).toEqual([0, 1, 2, 3, 4]);
});

test("no more is under way than the window allows, but one piece always is", async () => {
  let underWay = 0;
  const most: number[] = [];
  async function* work(sizes: number[]) {
    for (const bytes of sizes) {
      underWay++;
      most.push(underWay);
      yield { bytes, result: sleep(2).then(() => void underWay--) };
    }
  }
  await collect(inOrder(work(Array(20).fill(1)), { items: 4, bytes: 100 }));
  expect(Math.max(...most)).toBeLessThanOrEqual(5);
  expect(Math.max(...most)).toBeGreaterThan(1);
  most.length = 0;
  await collect(inOrder(work([80, 80, 80, 500, 1]), { items: 4, bytes: 100 }));
  expect(Math.max(...most)).toBeLessThanOrEqual(2);
});
